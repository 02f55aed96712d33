// SPDX-License-Identifier: GPL-3.0-or-later
// Judges files by PDFBox Preflight: for each argument one line, "valid" or what is wrong with it, joined by " | ".

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.exception.SyntaxValidationException;
import org.apache.pdfbox.preflight.parser.PreflightParser;

public class Preflight {
    public static void main(String[] files) throws Exception {
        for (String file : files) {
            System.out.println(verdict(judge(file)));
        }
    }

    private static ValidationResult judge(String file) throws Exception {
        PreflightParser parser = new PreflightParser(file);
        try {
            parser.parse();
        } catch (SyntaxValidationException broken) {
            return broken.getResult();
        }
        try (PreflightDocument document = parser.getPreflightDocument()) {
            document.validate();
            return document.getResult();
        }
    }

    private static String verdict(ValidationResult result) {
        if (result.isValid()) {
            return "valid";
        }
        List<String> errors = new ArrayList<>();
        for (ValidationResult.ValidationError error : result.getErrorsList()) {
            errors.add(error.getErrorCode() + " " + error.getDetails());
        }
        return String.join(" | ", errors);
    }
}
