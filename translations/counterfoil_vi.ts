<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>BundleWords</name>
    <message>
        <source>The stick is being used. Leave it in.</source>
        <translation>Đang ghi hoặc đọc USB. Xin đừng rút ra.</translation>
    </message>
    <message>
        <source>No USB stick is in. Put it in, wait a moment, and press the key again.</source>
        <translation>Chưa cắm USB. Hãy cắm USB, chờ một lát rồi bấm lại phím này.</translation>
    </message>
    <message>
        <source>More than one USB stick is in. Leave only the one that is meant, and press the key again.</source>
        <translation>Đang cắm nhiều hơn một USB. Chỉ để lại USB cần dùng rồi bấm lại phím này.</translation>
    </message>
    <message>
        <source>No receipt of the portal&apos;s (.cfr) lies on the stick. What waits here goes on waiting.</source>
        <translation>Trên USB không có biên nhận nào của cổng (tệp .cfr). Những gì đang chờ ở đây vẫn tiếp tục chờ.</translation>
    </message>
    <message>
        <source>Bundle %1 is on the stick, read back and whole: %2. Dossiers in it: %3</source>
        <translation>Gói số %1 đã nằm trên USB, đã đọc lại và còn nguyên vẹn: %2. Số hồ sơ trong gói: %3</translation>
    </message>
    <message>
        <source>Left out because they do not open here, or are too large: %1. They are kept; call the technician.</source>
        <translation>Để lại vì không mở được tại đây hoặc quá lớn: %1. Các hồ sơ này vẫn được giữ; hãy gọi kỹ thuật viên.</translation>
    </message>
    <message>
        <source>The stick may be removed. Everything on it also waits here until the portal&apos;s receipt comes.</source>
        <translation>Có thể rút USB an toàn. Mọi thứ trên USB vẫn chờ tại đây cho đến khi có biên nhận của cổng.</translation>
    </message>
    <message>
        <source>Receipt of bundle %1. Received by the portal: %2, known before: %3</source>
        <translation>Biên nhận của gói số %1. Cổng đã nhận: %2, đã biết từ trước: %3</translation>
    </message>
    <message>
        <source>Refused by the portal, they need a clerk: %1</source>
        <translation>Cổng từ chối, cần cán bộ xem lại: %1</translation>
    </message>
    <message>
        <source>A bundle written before this one has not come to the portal. What it carries still waits here.</source>
        <translation>Một gói ghi trước gói này chưa tới cổng. Những gì gói đó mang vẫn chờ tại đây.</translation>
    </message>
    <message>
        <source>Also on USB bundle %1</source>
        <translation>Đã ghi vào gói USB số %1</translation>
    </message>
</context>
<context>
    <name>CatalogueWords</name>
    <message>
        <source>New</source>
        <translation>Mới</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Thay đổi</translation>
    </message>
    <message>
        <source>No longer taken</source>
        <translation>Không còn tiếp nhận</translation>
    </message>
    <message>
        <source>Stays as it is here, though the record says otherwise without certainty</source>
        <translation>Giữ nguyên tại quầy, dù bản ghi nói khác nhưng không chắc chắn</translation>
    </message>
    <message>
        <source>name</source>
        <translation>tên</translation>
    </message>
    <message>
        <source>field</source>
        <translation>lĩnh vực</translation>
    </message>
    <message>
        <source>authority</source>
        <translation>cơ quan giải quyết</translation>
    </message>
    <message>
        <source>term</source>
        <translation>thời hạn</translation>
    </message>
    <message>
        <source>term in words</source>
        <translation>thời hạn bằng lời</translation>
    </message>
    <message>
        <source>fee</source>
        <translation>phí, lệ phí</translation>
    </message>
    <message>
        <source>fee in words</source>
        <translation>phí, lệ phí bằng lời</translation>
    </message>
    <message>
        <source>result</source>
        <translation>kết quả</translation>
    </message>
    <message>
        <source>by post</source>
        <translation>qua bưu chính</translation>
    </message>
    <message>
        <source>outside the territory</source>
        <translation>phi địa giới</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>giấy tờ</translation>
    </message>
    <message>
        <source>paper to be shown</source>
        <translation>giấy tờ xuất trình</translation>
    </message>
    <message>
        <source>unconfirmed</source>
        <translation>chưa xác nhận</translation>
    </message>
    <message>
        <source>The file cannot be read, or the folder holds none.</source>
        <translation>Không đọc được tệp, hoặc thư mục không có tệp nào.</translation>
    </message>
    <message>
        <source>The text is not in UTF-8. Save the file as UTF-8.</source>
        <translation>Văn bản không ở dạng UTF-8. Hãy lưu tệp ở dạng UTF-8.</translation>
    </message>
    <message>
        <source>This is not JSON.</source>
        <translation>Đây không phải JSON.</translation>
    </message>
    <message>
        <source>The file ends in the middle of it. Fetch the file again.</source>
        <translation>Tệp bị đứt giữa chừng. Hãy lấy lại tệp.</translation>
    </message>
    <message>
        <source>This is no record of a procedure.</source>
        <translation>Đây không phải bản ghi thủ tục.</translation>
    </message>
    <message>
        <source>It is nested deeper than %1 levels.</source>
        <translation>Bản ghi lồng nhau quá %1 cấp.</translation>
    </message>
    <message>
        <source>It is larger than %1 bytes.</source>
        <translation>Bản ghi lớn hơn %1 byte.</translation>
    </message>
    <message>
        <source>One import takes %1 records. This one and all behind it stay out.</source>
        <translation>Mỗi lần nhập tối đa %1 bản ghi. Bản ghi này và các bản ghi sau không được nhập.</translation>
    </message>
    <message>
        <source>“%1” is missing or empty.</source>
        <translation>Thiếu “%1” hoặc để trống.</translation>
    </message>
    <message>
        <source>“%1” is not what it should be: a text, a number or a list.</source>
        <translation>“%1” không đúng kiểu: chữ, số hoặc danh sách.</translation>
    </message>
    <message>
        <source>“%1” has a value that is not known: %2.</source>
        <translation>“%1” có giá trị không biết: %2.</translation>
    </message>
    <message>
        <source>“%1” has a number that cannot be: %2.</source>
        <translation>“%1” có số không hợp lý: %2.</translation>
    </message>
    <message>
        <source>“%1” is too long: %2 characters, at most %3.</source>
        <translation>“%1” quá dài: %2 ký tự, tối đa %3.</translation>
    </message>
    <message>
        <source>It has too many papers: %1, at most %2.</source>
        <translation>Quá nhiều giấy tờ: %1, tối đa %2.</translation>
    </message>
    <message>
        <source>An earlier record has this code. Only that one is taken.</source>
        <translation>Bản ghi trước đã có mã này. Chỉ bản ghi đó được nhập.</translation>
    </message>
    <message>
        <source>The portal does not have it in force: %1.</source>
        <translation>Cổng không còn áp dụng thủ tục này: %1.</translation>
    </message>
    <message>
        <source>The column “%1” is missing in the first line.</source>
        <translation>Dòng đầu thiếu cột “%1”.</translation>
    </message>
    <message>
        <source>There is no column “%1”. Check the first line.</source>
        <translation>Không có cột “%1”. Hãy kiểm tra dòng đầu.</translation>
    </message>
    <message>
        <source>The column “%1” is there twice.</source>
        <translation>Cột “%1” bị lặp.</translation>
    </message>
    <message>
        <source>The quotes do not match.</source>
        <translation>Dấu ngoặc kép không khớp.</translation>
    </message>
    <message>
        <source>The line has %1 cells, the first line has %2.</source>
        <translation>Dòng có %1 ô, dòng đầu có %2 ô.</translation>
    </message>
    <message>
        <source>Its lines say different things in the column “%1”.</source>
        <translation>Các dòng của mã này ghi khác nhau ở cột “%1”.</translation>
    </message>
    <message>
        <source>The lines of this code do not follow each other.</source>
        <translation>Các dòng của mã này không liền nhau.</translation>
    </message>
    <message>
        <source>, no. %1</source>
        <translation>, số %1</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>không có</translation>
    </message>
    <message>
        <source>%1 (unconfirmed)</source>
        <translation>%1 (chưa xác nhận)</translation>
    </message>
    <message>
        <source>From %1: %2 new, %3 changed, %4 no longer taken; %5 unchanged; %6 left out.</source>
        <translation>Từ %1: %2 mới, %3 thay đổi, %4 không còn tiếp nhận; %5 giữ nguyên; %6 bị loại.</translation>
    </message>
</context>
<context>
    <name>Display</name>
    <message>
        <source>free of charge</source>
        <translation>miễn phí</translation>
    </message>
    <message>
        <source>under a minute</source>
        <translation>chưa đến một phút</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>khoảng %1 phút</translation>
    </message>
    <message>
        <source>about %1 h</source>
        <translation>khoảng %1 giờ</translation>
    </message>
    <message numerus="yes">
        <source>in %n min</source>
        <translation>
            <numerusform>sau %n phút</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n s</source>
        <translation>
            <numerusform>sau %n giây</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DomainSentence</name>
    <message>
        <source>date of birth</source>
        <translation>ngày sinh</translation>
    </message>
    <message>
        <source>date of issue</source>
        <translation>ngày cấp</translation>
    </message>
    <message>
        <source>This counter has not been set up yet. No data was touched. Call the technician.</source>
        <translation>Quầy này chưa được thiết lập. Không dữ liệu nào bị ảnh hưởng. Hãy báo kỹ thuật viên.</translation>
    </message>
    <message>
        <source>The setup of this counter is not usable: “%1” is missing or wrong. Nothing was changed. Call the technician.</source>
        <translation>Thiết lập của quầy không dùng được: “%1” bị thiếu hoặc sai. Chưa có gì thay đổi. Hãy báo kỹ thuật viên.</translation>
    </message>
    <message>
        <source>This is not the QR code of an ID card. Nothing was changed. Read the code on the card again, or type the details.</source>
        <translation>Đây không phải mã QR của thẻ căn cước. Chưa có gì thay đổi. Hãy quét lại mã trên thẻ hoặc nhập tay.</translation>
    </message>
    <message>
        <source>A code on the screen of VNeID holds no identity. Nothing was changed. Read the code on the card itself, or type the details.</source>
        <translation>Mã trên màn hình VNeID không chứa thông tin định danh. Chưa có gì thay đổi. Hãy quét mã trên chính thẻ căn cước hoặc nhập tay.</translation>
    </message>
    <message>
        <source>The unit code “%1” of this counter is wrong, so no number can be given. The draft is kept. Call the supervisor.</source>
        <translation>Mã đơn vị “%1” của quầy không đúng nên không cấp được mã hồ sơ. Bản nháp vẫn được giữ. Hãy báo người phụ trách.</translation>
    </message>
    <message>
        <source>All numbers of this counter are used up for today. The draft is kept. Call the supervisor for more numbers.</source>
        <translation>Dải số của quầy hôm nay đã dùng hết. Bản nháp vẫn được giữ. Hãy báo người phụ trách để được cấp thêm số.</translation>
    </message>
    <message>
        <source>The due date of this procedure cannot be computed. The draft is kept. Agree a date with the authority first.</source>
        <translation>Không tính được ngày hẹn trả của thủ tục này. Bản nháp vẫn được giữ. Hãy thống nhất ngày với cơ quan giải quyết trước.</translation>
    </message>
    <message>
        <source>The owner&apos;s name is missing. The draft is kept. Type the name, or tick that the owner is the submitter.</source>
        <translation>Chưa có tên chủ hồ sơ. Bản nháp vẫn được giữ. Hãy nhập tên hoặc đánh dấu chủ hồ sơ là người nộp.</translation>
    </message>
    <message>
        <source>The submitter&apos;s name is missing. The draft is kept. Read the ID card or type the name.</source>
        <translation>Chưa có tên người nộp hồ sơ. Bản nháp vẫn được giữ. Hãy quét thẻ căn cước hoặc nhập tên.</translation>
    </message>
    <message>
        <source>Papers are missing: %1. The draft is kept. Scan them with F5.</source>
        <translation>Còn thiếu giấy tờ: %1. Bản nháp vẫn được giữ. Hãy quét bằng phím F5.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) belong to no paper of the list. All pages are kept. Assign them with Alt and a digit, or set them aside with Del.</source>
        <translation>
            <numerusform>%n trang chưa thuộc giấy tờ nào trong danh sách. Mọi trang vẫn được giữ. Hãy xếp trang bằng Alt và chữ số, hoặc để riêng bằng Del.</numerusform>
        </translation>
    </message>
    <message>
        <source>The procedure %1 cannot be lodged in this way. The draft is kept. Choose another way.</source>
        <translation>Thủ tục %1 không nộp được theo hình thức này. Bản nháp vẫn được giữ. Hãy chọn hình thức khác.</translation>
    </message>
    <message>
        <source>There is no dossier %1 at this counter. Nothing was changed. Check the number.</source>
        <translation>Quầy này không có hồ sơ %1. Chưa có gì thay đổi. Hãy kiểm tra lại mã hồ sơ.</translation>
    </message>
    <message>
        <source>The portal has not confirmed dossier %1 yet, so its scans are still needed. Nothing was removed. Send it first.</source>
        <translation>Cổng chưa xác nhận đã nhận hồ sơ %1 nên vẫn cần các bản quét. Chưa xóa gì. Hãy gửi hồ sơ trước.</translation>
    </message>
    <message>
        <source>The originals of dossier %1 are still at this counter, so its scans are still needed. Nothing was removed. Hand the papers over first.</source>
        <translation>Bản chính của hồ sơ %1 vẫn còn ở quầy nên vẫn cần các bản quét. Chưa xóa gì. Hãy bàn giao giấy tờ trước.</translation>
    </message>
    <message numerus="yes">
        <source>The scans of dossier %1 are kept until this PC has been on for %n more day(s). Nothing was removed. Try again then.</source>
        <translation>
            <numerusform>Bản quét của hồ sơ %1 được giữ đến khi máy này bật thêm đủ %n ngày. Chưa xóa gì. Khi đó hãy thử lại.</numerusform>
        </translation>
    </message>
    <message>
        <source>The scans of this dossier were removed when their time was over. What was typed is kept. Ask the authority for the papers.</source>
        <translation>Bản quét của hồ sơ này đã được xóa khi hết thời hạn lưu. Thông tin đã nhập vẫn được giữ. Cần giấy tờ, hãy hỏi cơ quan có thẩm quyền.</translation>
    </message>
    <message>
        <source>The set-up of this counter names no number of days after which what was typed goes. Nothing was removed. Ask the technician to enter it.</source>
        <translation>Cấu hình của quầy chưa có số ngày lưu thông tin đã nhập. Chưa xóa gì. Hãy nhờ kỹ thuật viên nhập số ngày.</translation>
    </message>
    <message>
        <source>An original, a result or a payment in an open shift of dossier %1 is still here. Nothing was removed. Bring the dossier to its end first.</source>
        <translation>Quầy còn giữ bản chính, kết quả hoặc khoản thu trong ca chưa đóng của hồ sơ %1. Chưa xóa gì. Hãy kết thúc hồ sơ trước.</translation>
    </message>
    <message numerus="yes">
        <source>What was typed of dossier %1 is kept until this PC has been on for %n more day(s). Nothing was removed. Try again then.</source>
        <translation>
            <numerusform>Thông tin đã nhập của hồ sơ %1 được giữ đến khi máy này bật thêm đủ %n ngày. Chưa xóa gì. Khi đó hãy thử lại.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was typed of dossier %1 was erased when its time was over. Its number and states are kept. Ask the authority for the rest.</source>
        <translation>Thông tin đã nhập của hồ sơ %1 đã được xóa khi hết thời hạn lưu. Mã hồ sơ và trạng thái vẫn được giữ. Cần thông tin khác, hãy hỏi cơ quan có thẩm quyền.</translation>
    </message>
    <message>
        <source>Your role does not allow this. Nothing was changed. Ask the supervisor.</source>
        <translation>Vai trò của bạn không được làm việc này. Chưa có gì thay đổi. Hãy hỏi người phụ trách.</translation>
    </message>
    <message>
        <source>Name or passphrase is wrong. Nothing is lost. Try again.</source>
        <translation>Tên hoặc cụm mật khẩu không đúng. Không mất dữ liệu nào. Hãy thử lại.</translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong tries. Nothing is lost. Wait %n second(s), then try again.</source>
        <translation>
            <numerusform>Sai quá nhiều lần. Không mất dữ liệu nào. Hãy đợi %n giây rồi thử lại.</numerusform>
        </translation>
    </message>
    <message>
        <source>The name “%1” is taken. Nothing was changed. Choose another name.</source>
        <translation>Tên “%1” đã có người dùng. Chưa có gì thay đổi. Hãy chọn tên khác.</translation>
    </message>
    <message>
        <source>Ten wrong tries have locked this account. Nothing is lost. Ask the supervisor to unlock it.</source>
        <translation>Tài khoản này bị khóa vì đã nhập sai mười lần. Không mất dữ liệu nào. Hãy nhờ người phụ trách mở khóa.</translation>
    </message>
    <message>
        <source>This is the last supervisor who can sign in here. Nothing was changed. Add another supervisor first.</source>
        <translation>Đây là người phụ trách cuối cùng còn đăng nhập được ở quầy này. Chưa có gì thay đổi. Hãy thêm một người phụ trách khác trước.</translation>
    </message>
    <message>
        <source>This counter was set up without the supervisor&apos;s offline key, so no key opens it without a passphrase. Nothing was changed. Sign in with a passphrase.</source>
        <translation>Quầy này được thiết lập mà không có khóa ngoại tuyến của người phụ trách nên không thể mở nếu không có cụm mật khẩu. Chưa có gì thay đổi. Hãy đăng nhập bằng cụm mật khẩu.</translation>
    </message>
    <message>
        <source>This is not the offline key that this counter was set up for. Nothing was changed. Fetch the right key.</source>
        <translation>Đây không phải là khóa ngoại tuyến mà quầy này đã được thiết lập. Chưa có gì thay đổi. Hãy lấy đúng khóa.</translation>
    </message>
    <message>
        <source>There is no such account. Nothing was changed. Check the name.</source>
        <translation>Không có tài khoản này. Chưa có gì thay đổi. Hãy kiểm tra lại tên.</translation>
    </message>
    <message numerus="yes">
        <source>The passphrase is too short. Nothing was changed. Use at least %n character(s), or four different words.</source>
        <translation>
            <numerusform>Cụm mật khẩu quá ngắn. Chưa có gì thay đổi. Hãy dùng ít nhất %n ký tự hoặc bốn từ khác nhau.</numerusform>
        </translation>
    </message>
    <message>
        <source>This counter is set up already. Nothing was changed. Change single settings instead.</source>
        <translation>Quầy này đã được thiết lập. Chưa có gì thay đổi. Hãy sửa từng cài đặt riêng.</translation>
    </message>
    <message>
        <source>There is no such date (%1). Nothing was changed. Check the date and type it as dd/MM/yyyy.</source>
        <translation>Không có ngày như vậy (%1). Chưa có gì thay đổi. Hãy kiểm tra và nhập theo dạng ngày/tháng/năm.</translation>
    </message>
    <message>
        <source>The procedure %1 is not in the catalogue of this counter. The draft is kept. Choose another procedure.</source>
        <translation>Thủ tục %1 không có trong danh mục của quầy. Bản nháp vẫn được giữ. Hãy chọn thủ tục khác.</translation>
    </message>
    <message>
        <source>The catalogue of procedures cannot be read (%1). Saved dossiers are not touched. Call the technician.</source>
        <translation>Không đọc được danh mục thủ tục (%1). Hồ sơ đã lưu không bị ảnh hưởng. Hãy báo kỹ thuật viên.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) are incomplete. What was scanned is kept. Scan these sheets again in place with S, or take the pages as they are with T.</source>
        <translation>
            <numerusform>Có %n trang bị thiếu một phần. Phần đã quét vẫn được giữ. Hãy quét lại các tờ này vào đúng chỗ bằng phím S, hoặc chấp nhận trang như hiện có bằng phím T.</numerusform>
        </translation>
    </message>
    <message>
        <source>This counter had a part of the numbers %1 before, so some may stand on slips already. Nothing was changed. Name a block that no counter had.</source>
        <translation>Một phần của dải số %1 trước đây đã thuộc quầy này nên có thể đã in trên phiếu hẹn. Không có gì bị thay đổi. Hãy nhập dải số chưa từng giao cho quầy nào.</translation>
    </message>
    <message>
        <source>Nobody has to look for dossier %1 at the portal. Nothing was changed. Look in the outbox what it waits for.</source>
        <translation>Không cần tìm hồ sơ %1 trên cổng. Máy không thay đổi gì. Hãy xem trong hộp gửi hồ sơ đang chờ việc gì.</translation>
    </message>
    <message>
        <source>Nothing in these files changes the catalogue. Nothing was changed.</source>
        <translation>Không có gì trong các tệp này làm thay đổi danh mục. Chưa có gì thay đổi.</translation>
    </message>
    <message>
        <source>Not everything in these files could be read, so nobody can tell what they no longer hold. Nothing was changed. Mend the files, or import them without --complete.</source>
        <translation>Không đọc được hết các tệp này nên không biết chúng thiếu thủ tục nào. Chưa có gì thay đổi. Hãy sửa tệp, hoặc nhập không có --complete.</translation>
    </message>
    <message>
        <source>The day %1 is over, and dossiers were taken under what was in force then. Nothing was changed. Name today or a later day.</source>
        <translation>Ngày %1 đã qua và hồ sơ đã được tiếp nhận theo quy định khi đó. Chưa có gì thay đổi. Hãy chọn hôm nay hoặc ngày sau.</translation>
    </message>
</context>
<context>
    <name>Gaps</name>
    <message>
        <source>the scan is still running (Esc stops it)</source>
        <translation>máy quét đang chạy (Esc để dừng)</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) still being read</source>
        <translation>
            <numerusform>%n trang đang được đọc</numerusform>
        </translation>
    </message>
    <message>
        <source>the submitter&apos;s name</source>
        <translation>tên người nộp hồ sơ</translation>
    </message>
    <message>
        <source>the owner&apos;s name</source>
        <translation>tên chủ hồ sơ</translation>
    </message>
    <message>
        <source>a date that exists, as dd/MM/yyyy</source>
        <translation>ngày có thật, dạng ngày/tháng/năm</translation>
    </message>
    <message>
        <source>the procedure</source>
        <translation>thủ tục hành chính</translation>
    </message>
    <message numerus="yes">
        <source>a place for %n page(s)</source>
        <translation>
            <numerusform>chỗ xếp cho %n trang</numerusform>
        </translation>
    </message>
    <message>
        <source>ID card</source>
        <translation>Thẻ căn cước</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) not usable: scan again (S) or set aside (Del)</source>
        <translation>
            <numerusform>%n trang không dùng được: quét lại (S) hoặc để riêng (Del)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incomplete page(s): scan again (S) or take as they are (T)</source>
        <translation>
            <numerusform>%n trang thiếu một phần: quét lại (S) hoặc chấp nhận (T)</numerusform>
        </translation>
    </message>
    <message>
        <source>sheets: %1 counted by you, %2 scanned (F5 scans more, F6 corrects your count)</source>
        <translation>số tờ: bạn đếm %1, máy đã quét %2 (F5 quét thêm, F6 sửa số đã đếm)</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>Taken in as pictures of pages.</source>
        <translation>Đã nhận dưới dạng ảnh của các trang.</translation>
    </message>
    <message>
        <source>This PDF is filed as it is, byte for byte.</source>
        <translation>Tệp PDF này được lưu nguyên vẹn, không thay đổi.</translation>
    </message>
    <message>
        <source>This PDF is filed as it is, byte for byte. It is no PDF/A: an authority may ask for one.</source>
        <translation>Tệp PDF này được lưu nguyên vẹn, không thay đổi. Tệp không phải PDF/A: cơ quan có thể yêu cầu PDF/A.</translation>
    </message>
    <message>
        <source>A PDF of scanned pages: its pictures were taken in as they are.</source>
        <translation>Tệp PDF gồm các trang quét: ảnh trong tệp được nhận nguyên vẹn.</translation>
    </message>
    <message>
        <source>A PDF without text: its pages were taken in as pictures.</source>
        <translation>Tệp PDF không có chữ: các trang được nhận dưới dạng ảnh.</translation>
    </message>
    <message>
        <source>The size of the paper was guessed from its shape: check it by eye.</source>
        <translation>Khổ giấy được đoán theo hình dạng: hãy kiểm tra bằng mắt.</translation>
    </message>
</context>
<context>
    <name>LinkWords</name>
    <message>
        <source>The portal&apos;s address is set up: %1.</source>
        <translation>Đã cài địa chỉ cổng: %1.</translation>
    </message>
    <message>
        <source>The portal&apos;s address %1 is no address. Correct it in the set-up.</source>
        <translation>Địa chỉ cổng %1 không hợp lệ. Hãy sửa trong phần cài đặt.</translation>
    </message>
    <message>
        <source>The portal is on this PC: no name has to be found.</source>
        <translation>Cổng nằm trên máy này: không cần tìm tên.</translation>
    </message>
    <message>
        <source>The name %1 is found: %2.</source>
        <translation>Tìm thấy tên %1: %2.</translation>
    </message>
    <message>
        <source>The name %1 is not found. Check cable or Wi-Fi first, then the spelling of the name and the name server.</source>
        <translation>Không tìm thấy tên %1. Hãy kiểm tra dây mạng hoặc Wi-Fi trước, rồi đến cách viết tên và máy chủ tên miền.</translation>
    </message>
    <message>
        <source>%1 does not answer. Check cable, Wi-Fi and the way out of the office (firewall, proxy).</source>
        <translation>%1 không trả lời. Hãy kiểm tra dây mạng, Wi-Fi và đường ra ngoài của cơ quan (tường lửa, proxy).</translation>
    </message>
    <message>
        <source>The portal is on this PC: the connection needs no encryption.</source>
        <translation>Cổng nằm trên máy này: kết nối không cần mã hóa.</translation>
    </message>
    <message>
        <source>The connection is encrypted, and the portal&apos;s certificate is trusted.</source>
        <translation>Kết nối được mã hóa, chứng thư của cổng đáng tin.</translation>
    </message>
    <message>
        <source>This counter&apos;s certificate holds until %1.</source>
        <translation>Chứng thư của quầy có hiệu lực đến %1.</translation>
    </message>
    <message>
        <source>This counter&apos;s certificate ended on %1.</source>
        <translation>Chứng thư của quầy đã hết hạn ngày %1.</translation>
    </message>
    <message>
        <source>This counter&apos;s certificate ends on %1.</source>
        <translation>Chứng thư của quầy sẽ hết hạn ngày %1.</translation>
    </message>
    <message>
        <source>Ask the province for a new code and enrol this counter again (counterfoilctl enrol). Nothing that waits is lost.</source>
        <translation>Hãy xin tỉnh mã mới và đăng ký lại quầy này (counterfoilctl enrol). Những gì đang chờ không bị mất.</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Chứng thư</translation>
    </message>
    <message>
        <source>The portal answers and knows this counter.</source>
        <translation>Cổng trả lời và nhận ra quầy này.</translation>
    </message>
    <message>
        <source>The portal answers. Whether it knows this counter can only be seen when somebody signs in (--clerk, --passphrase-file).</source>
        <translation>Cổng trả lời. Chỉ khi có người đăng nhập (--clerk, --passphrase-file) mới biết cổng có nhận ra quầy này không.</translation>
    </message>
    <message>
        <source>This PC&apos;s clock agrees with the portal&apos;s.</source>
        <translation>Đồng hồ máy này khớp với cổng.</translation>
    </message>
    <message>
        <source>This PC&apos;s clock is %1 s ahead of the portal&apos;s.</source>
        <translation>Đồng hồ máy này nhanh hơn cổng %1 giây.</translation>
    </message>
    <message>
        <source>This PC&apos;s clock is %1 s behind the portal&apos;s.</source>
        <translation>Đồng hồ máy này chậm hơn cổng %1 giây.</translation>
    </message>
    <message>
        <source>Dossiers are sent all the same. Set the clock, and change the battery if it is wrong again.</source>
        <translation>Hồ sơ vẫn được gửi. Hãy chỉnh lại đồng hồ, và thay pin nếu nó lại sai.</translation>
    </message>
    <message>
        <source>The disk has room: %1 MB are free.</source>
        <translation>Đĩa còn chỗ: trống %1 MB.</translation>
    </message>
    <message>
        <source>The disk is nearly full: %1 MB are free. What was taken is sent all the same. Free some space.</source>
        <translation>Đĩa sắp đầy: còn trống %1 MB. Hồ sơ đã nhận vẫn được gửi. Hãy giải phóng dung lượng.</translation>
    </message>
    <message>
        <source>Set-up</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên miền</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Kết nối</translation>
    </message>
    <message>
        <source>Portal</source>
        <translation>Cổng</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Đồng hồ</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Đĩa</translation>
    </message>
    <message>
        <source>Not compared: the portal has not told its time.</source>
        <translation>Chưa so được: cổng chưa cho biết giờ.</translation>
    </message>
    <message>
        <source>Not looked at: what stands above has to be put right first.</source>
        <translation>Chưa kiểm tra: phải sửa mục ở trên trước.</translation>
    </message>
</context>
<context>
    <name>NumberWords</name>
    <message>
        <source>number of a dossier</source>
        <translation>mã hồ sơ</translation>
    </message>
    <message>
        <source>provisional number of a dossier</source>
        <translation>mã hồ sơ tạm</translation>
    </message>
    <message>
        <source>code of a postal item</source>
        <translation>số hiệu bưu gửi</translation>
    </message>
    <message>
        <source>ID number of 12 digits</source>
        <translation>số định danh 12 chữ số</translation>
    </message>
    <message>
        <source>number of an old card</source>
        <translation>số chứng minh nhân dân cũ</translation>
    </message>
    <message>
        <source>tax code of an organisation</source>
        <translation>mã số thuế của tổ chức</translation>
    </message>
    <message>
        <source>code of a procedure</source>
        <translation>mã thủ tục hành chính</translation>
    </message>
    <message>
        <source>code of a case of a procedure</source>
        <translation>mã trường hợp của thủ tục</translation>
    </message>
    <message>
        <source>perhaps the number of a passport</source>
        <translation>có thể là số hộ chiếu</translation>
    </message>
    <message>
        <source>no number that the counter knows</source>
        <translation>không phải loại số mà quầy biết</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>%1: %2; its check character holds.</source>
        <translation>%1: %2; ký tự kiểm tra đúng.</translation>
    </message>
    <message>
        <source>%1: %2; no such number is given out. Compare it with the paper.</source>
        <translation>%1: %2; không có số nào như vậy được cấp. Hãy so lại với giấy tờ.</translation>
    </message>
    <message>
        <source>%1: %2; its check character ought to be %3. Compare it with the paper.</source>
        <translation>%1: %2; ký tự kiểm tra phải là %3. Hãy so lại với giấy tờ.</translation>
    </message>
</context>
<context>
    <name>PageSentence</name>
    <message>
        <source>Page %1 is no picture. The raw file is kept. Scan the sheet again with F5.</source>
        <translation>Trang %1 không phải là ảnh. Tệp gốc vẫn được giữ. Hãy quét lại tờ này bằng F5.</translation>
    </message>
    <message>
        <source>Page %1 is too small to be a paper. The raw page is kept. Scan the sheet again with F5, or set it aside with Del.</source>
        <translation>Trang %1 quá nhỏ, không phải một tờ giấy. Ảnh gốc vẫn được giữ. Hãy quét lại bằng F5 hoặc để riêng bằng Del.</translation>
    </message>
    <message>
        <source>The data for reading Vietnamese is not installed. Pages are kept without text. Call the technician.</source>
        <translation>Chưa cài dữ liệu nhận dạng tiếng Việt. Các trang được giữ nhưng không có chữ. Hãy báo kỹ thuật viên.</translation>
    </message>
    <message>
        <source>The scan was stopped while the sheet of page %1 was under way: its picture is missing. All other pages are kept. Scan that sheet again with S, or set the page aside with Del.</source>
        <translation>Đã dừng quét khi tờ của trang %1 đang chạy qua máy: thiếu ảnh của trang này. Mọi trang khác vẫn được giữ. Hãy quét lại tờ đó bằng S hoặc để riêng trang bằng Del.</translation>
    </message>
    <message>
        <source>Page %1 could not be worked on: the reading program stopped. The raw page is kept. Scan the sheet again with F5.</source>
        <translation>Không xử lý được trang %1: chương trình đọc trang đã dừng. Ảnh gốc vẫn được giữ. Hãy quét lại tờ này bằng F5.</translation>
    </message>
    <message>
        <source>The reading part of Counterfoil could not be started. The pages are kept. Call the technician.</source>
        <translation>Không khởi động được phần đọc trang của Counterfoil. Các trang vẫn được giữ. Hãy báo kỹ thuật viên.</translation>
    </message>
    <message>
        <source>Page %1 has not been read yet. All pages are kept. Wait a moment and press F9 again.</source>
        <translation>Trang %1 chưa đọc xong. Mọi trang vẫn được giữ. Hãy đợi một chút rồi nhấn lại F9.</translation>
    </message>
    <message>
        <source>The document could not be written. The pages and the draft are kept. Press F9 again; if it fails again, call the technician.</source>
        <translation>Không ghi được tài liệu. Các trang và bản nháp vẫn được giữ. Hãy nhấn lại F9; nếu vẫn lỗi, hãy báo kỹ thuật viên.</translation>
    </message>
    <message>
        <source>The disk is full: the pages could not be worked on. The raw pages are kept. Free some space, then press F5.</source>
        <translation>Ổ đĩa đã đầy nên không xử lý được trang. Ảnh gốc vẫn được giữ. Hãy giải phóng dung lượng rồi nhấn F5.</translation>
    </message>
    <message>
        <source>The stack of pages cannot be used. What can be read of it is kept. Scan the papers again with F5.</source>
        <translation>Tập trang quét này không dùng được. Phần còn đọc được vẫn được giữ. Hãy quét lại giấy tờ bằng F5.</translation>
    </message>
    <message>
        <source>The scanned pages of this draft are not there any more. The typed details are kept. Scan the papers again with F5.</source>
        <translation>Các trang đã quét của bản nháp này không còn. Thông tin đã nhập vẫn được giữ. Hãy quét lại giấy tờ bằng F5.</translation>
    </message>
    <message>
        <source>Page %1 is too large to be worked on. The raw page is kept. Scan the sheet again at a lower resolution.</source>
        <translation>Trang %1 quá lớn nên không xử lý được. Ảnh gốc vẫn được giữ. Hãy quét lại với độ phân giải thấp hơn.</translation>
    </message>
    <message>
        <source>Page %1 could not be read. Its picture is kept and is filed without text. Assign it by hand.</source>
        <translation>Không nhận dạng được chữ ở trang %1. Ảnh vẫn được giữ và lưu không kèm chữ. Hãy xếp trang này bằng tay.</translation>
    </message>
    <message>
        <source>Page %1 took too long and was given up. The raw page is kept. Scan the sheet again with F5.</source>
        <translation>Trang %1 xử lý quá lâu nên đã dừng lại. Ảnh gốc vẫn được giữ. Hãy quét lại tờ này bằng F5.</translation>
    </message>
    <message>
        <source>%1 cannot be read. Nothing was taken in. Check that the file is there and may be opened, then try again.</source>
        <translation>Không đọc được %1. Chưa nhận gì từ tệp này. Hãy kiểm tra tệp có còn và có được phép mở không rồi thử lại.</translation>
    </message>
    <message>
        <source>%1 is larger than 200 MB. Nothing was taken in. Ask for the file in several parts, or scan the paper with F5.</source>
        <translation>%1 lớn hơn 200 MB. Chưa nhận gì từ tệp này. Hãy xin tệp chia thành nhiều phần hoặc quét bản giấy bằng F5.</translation>
    </message>
    <message>
        <source>%1 has more than 500 pages. Nothing was taken in. Ask for the file in several parts.</source>
        <translation>%1 có hơn 500 trang. Chưa nhận gì từ tệp này. Hãy xin tệp chia thành nhiều phần.</translation>
    </message>
    <message>
        <source>%1 is of a kind that cannot be taken. Nothing was taken in. Ask for a PDF, TIFF, JPEG or PNG file, or scan the paper with F5.</source>
        <translation>%1 thuộc loại tệp không nhận được. Chưa nhận gì từ tệp này. Hãy xin tệp PDF, TIFF, JPEG hoặc PNG, hoặc quét bản giấy bằng F5.</translation>
    </message>
    <message>
        <source>%1 is a HEIC photo, which cannot be taken. Nothing was taken in. Let the phone save the photo as JPEG, or ask for a PDF, TIFF or PNG file.</source>
        <translation>%1 là ảnh HEIC, không nhận được. Chưa nhận gì từ tệp này. Hãy để điện thoại lưu ảnh dạng JPEG, hoặc xin tệp PDF, TIFF hay PNG.</translation>
    </message>
    <message>
        <source>%1 is a Word or other office document, which cannot be taken. Nothing was taken in. Save it as PDF, or print and scan it with F5.</source>
        <translation>%1 là tệp Word hoặc tệp văn phòng khác, không nhận được. Chưa nhận gì từ tệp này. Hãy lưu thành PDF, hoặc in ra rồi quét bằng F5.</translation>
    </message>
    <message>
        <source>%1 is a packed archive, which cannot be taken. Nothing was taken in. Unpack it and take the PDF, TIFF, JPEG or PNG files inside.</source>
        <translation>%1 là tệp nén, không nhận được. Chưa nhận gì từ tệp này. Hãy giải nén rồi nhận các tệp PDF, TIFF, JPEG hoặc PNG bên trong.</translation>
    </message>
    <message>
        <source>%1 is protected by a password. Nothing was taken in. Ask for the file without a password, or scan the paper with F5.</source>
        <translation>%1 được bảo vệ bằng mật khẩu. Chưa nhận gì từ tệp này. Hãy xin tệp không có mật khẩu hoặc quét bản giấy bằng F5.</translation>
    </message>
    <message>
        <source>%1 is damaged or incomplete. Pages that came before the damage are kept. Ask for the file again, or scan the paper with F5.</source>
        <translation>%1 bị hỏng hoặc không đầy đủ. Các trang trước chỗ hỏng vẫn được giữ. Hãy xin lại tệp hoặc quét bản giấy bằng F5.</translation>
    </message>
    <message>
        <source>%1 took too long and was given up. Pages that came before are kept. Ask for a simpler file, or scan the paper with F5.</source>
        <translation>%1 xử lý quá lâu nên đã dừng lại. Các trang đã nhận vẫn được giữ. Hãy xin tệp đơn giản hơn hoặc quét bản giấy bằng F5.</translation>
    </message>
    <message>
        <source>A picture in %1 is too small to be a paper. Pages that came before it are kept. Ask for a larger picture, or scan the paper with F5.</source>
        <translation>Có ảnh trong %1 quá nhỏ, không phải một tờ giấy. Các trang trước đó vẫn được giữ. Hãy xin ảnh lớn hơn hoặc quét bản giấy bằng F5.</translation>
    </message>
    <message>
        <source>A picture in %1 is too large to be worked on. Pages that came before it are kept. Ask for a smaller picture, or scan the paper with F5.</source>
        <translation>Có ảnh trong %1 quá lớn nên không xử lý được. Các trang trước đó vẫn được giữ. Hãy xin ảnh nhỏ hơn hoặc quét bản giấy bằng F5.</translation>
    </message>
    <message>
        <source>The paper on the photo %1 is too small to read. Nothing was taken in. Take the photo again, closer, so that the paper fills it.</source>
        <translation>Giấy trong ảnh %1 quá nhỏ nên không đọc được. Chưa nhận gì từ ảnh này. Hãy chụp lại gần hơn để tờ giấy chiếm hết khung hình.</translation>
    </message>
    <message>
        <source>Page %1 belongs to a PDF that is filed as it is. All pages are kept. Put all pages of that PDF under one paper, without other pages.</source>
        <translation>Trang %1 thuộc một tệp PDF được lưu nguyên vẹn. Mọi trang vẫn được giữ. Hãy xếp tất cả các trang của tệp PDF đó vào một giấy tờ, không lẫn trang khác.</translation>
    </message>
</context>
<context>
    <name>PageWords</name>
    <message>
        <source>the ID card that was read</source>
        <translation>thẻ căn cước vừa đọc</translation>
    </message>
    <message>
        <source>the ID card&apos;s code, page %1</source>
        <translation>mã thẻ căn cước, trang %1</translation>
    </message>
    <message>
        <source>the card&apos;s machine-readable lines, page %1</source>
        <translation>dòng mã máy đọc (MRZ) trên thẻ, trang %1</translation>
    </message>
    <message>
        <source>page %1, beside “%2”</source>
        <translation>trang %1, cạnh chữ “%2”</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>Số định danh</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Ngày sinh</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Owner&apos;s full name</source>
        <translation>Họ và tên chủ hồ sơ</translation>
    </message>
    <message>
        <source>Owner&apos;s ID number</source>
        <translation>Số định danh chủ hồ sơ</translation>
    </message>
    <message>
        <source>Owner&apos;s date of birth</source>
        <translation>Ngày sinh chủ hồ sơ</translation>
    </message>
    <message>
        <source>Owner&apos;s address</source>
        <translation>Địa chỉ chủ hồ sơ</translation>
    </message>
    <message>
        <source>Owner&apos;s phone</source>
        <translation>Điện thoại chủ hồ sơ</translation>
    </message>
    <message>
        <source>%1, read with doubt</source>
        <translation>%1, đọc chưa chắc</translation>
    </message>
    <message>
        <source>the titles of papers</source>
        <translation>danh sách tên giấy tờ</translation>
    </message>
    <message>
        <source>the labels of forms</source>
        <translation>danh sách nhãn trên tờ khai</translation>
    </message>
    <message>
        <source>the names of procedures</source>
        <translation>danh sách tên thủ tục</translation>
    </message>
    <message>
        <source>the administrative units</source>
        <translation>danh sách đơn vị hành chính</translation>
    </message>
</context>
<context>
    <name>PortalSentence</name>
    <message>
        <source>The province has taken this counter out of service, so nothing is received and nobody but a supervisor or technician signs in. What was taken is kept here, sealed. Call the province.</source>
        <translation>Tỉnh đã cho quầy này ngừng hoạt động nên không tiếp nhận hồ sơ, chỉ người phụ trách hoặc kỹ thuật viên được đăng nhập. Hồ sơ đã nhận được giữ ở đây, đã niêm phong. Hãy liên hệ với tỉnh.</translation>
    </message>
    <message>
        <source>%1 dossier(s) are neither at the portal nor sealed for it, so no key is destroyed. Bring them to the portal first.</source>
        <translation>%1 hồ sơ chưa có ở cổng và chưa được niêm phong cho cổng nên không khóa nào bị hủy. Hãy đưa các hồ sơ đó lên cổng trước.</translation>
    </message>
    <message>
        <source>This command is not the province&apos;s, or not for this counter. Nothing was changed.</source>
        <translation>Lệnh này không phải của tỉnh hoặc không dành cho quầy này. Chưa có gì thay đổi.</translation>
    </message>
    <message>
        <source>The keys of this counter were destroyed on the province&apos;s command. What had not been sent is here, sealed for the portal. Call the technician of the province.</source>
        <translation>Các khóa của quầy này đã bị hủy theo lệnh của tỉnh. Hồ sơ chưa gửi vẫn ở đây, đã niêm phong cho cổng. Hãy báo kỹ thuật viên của tỉnh.</translation>
    </message>
    <message>
        <source>The portal does not take this code: %1. Nothing was changed. Ask the province for a new code.</source>
        <translation>Cổng không nhận mã này: %1. Chưa có gì thay đổi. Hãy xin tỉnh một mã mới.</translation>
    </message>
    <message>
        <source>What answers is not certified by the province, so nothing is sent: somebody may listen on the way. Everything is kept here. Call the technician of the province.</source>
        <translation>Bên trả lời không có chứng thư của tỉnh nên không gửi gì: có thể có người nghe lén trên đường truyền. Mọi hồ sơ được giữ ở đây. Hãy báo kỹ thuật viên của tỉnh.</translation>
    </message>
    <message>
        <source>The portal&apos;s certificate does not hold today, so nothing is sent. Everything is kept here. Look whether the date of this PC is right; if it is, call the technician of the province.</source>
        <translation>Chứng thư của cổng hôm nay không có hiệu lực nên không gửi gì. Mọi hồ sơ được giữ ở đây. Hãy xem ngày giờ của máy này có đúng không; nếu đúng, hãy báo kỹ thuật viên của tỉnh.</translation>
    </message>
    <message>
        <source>The portal does not accept this PC&apos;s certificate: it is missing, has ended or was revoked. Everything is kept here. The technician has to enrol this PC again.</source>
        <translation>Cổng không chấp nhận chứng thư của máy này: chưa có, đã hết hạn hoặc đã bị thu hồi. Mọi hồ sơ được giữ ở đây. Kỹ thuật viên cần đăng ký lại máy này.</translation>
    </message>
    <message>
        <source>The portal refused this dossier. It is kept here. Check it and send it again.</source>
        <translation>Cổng từ chối hồ sơ này. Hồ sơ được giữ ở đây. Hãy kiểm tra rồi gửi lại.</translation>
    </message>
    <message>
        <source>The portal refused this dossier: %1. It is kept here. Check it and send it again.</source>
        <translation>Cổng từ chối hồ sơ này: %1. Hồ sơ được giữ ở đây. Hãy kiểm tra rồi gửi lại.</translation>
    </message>
    <message>
        <source>There is no network. Everything is kept here and is sent by itself as soon as the network is back.</source>
        <translation>Chưa có mạng. Mọi hồ sơ được giữ ở đây và sẽ tự gửi ngay khi có mạng trở lại.</translation>
    </message>
    <message>
        <source>The network answers, but not the portal: perhaps a log-in page or used-up data. Everything is kept here. Sign in to the network or top it up.</source>
        <translation>Có mạng nhưng không tới được cổng: có thể là trang đăng nhập mạng hoặc đã hết dung lượng. Mọi hồ sơ được giữ ở đây. Hãy đăng nhập mạng hoặc nạp thêm dung lượng.</translation>
    </message>
    <message>
        <source>The connection to the portal is not safe, so nothing is sent. Everything is kept here. Call the technician.</source>
        <translation>Kết nối tới cổng không an toàn nên không gửi gì. Mọi hồ sơ được giữ ở đây. Hãy báo kỹ thuật viên.</translation>
    </message>
    <message>
        <source>The portal does not accept this counter&apos;s key. Everything is kept here. Call the technician of the province.</source>
        <translation>Cổng không chấp nhận khóa của quầy này. Mọi hồ sơ được giữ ở đây. Hãy báo kỹ thuật viên của tỉnh.</translation>
    </message>
    <message>
        <source>The portal is busy. Everything is kept here and is sent again by itself.</source>
        <translation>Cổng đang bận. Mọi hồ sơ được giữ ở đây và sẽ tự gửi lại.</translation>
    </message>
    <message>
        <source>The portal has no room for more files. Everything is kept here. Tell the supervisor.</source>
        <translation>Cổng không còn chỗ chứa tệp. Mọi hồ sơ được giữ ở đây. Hãy báo người phụ trách.</translation>
    </message>
    <message>
        <source>The portal holds another content under this dossier. Both are kept. Tell the supervisor.</source>
        <translation>Cổng đang giữ một nội dung khác cho hồ sơ này. Cả hai bản đều được giữ. Hãy báo người phụ trách.</translation>
    </message>
    <message>
        <source>Nobody knows whether the authority&apos;s system has this: its answer was lost, and it cannot be asked. Nothing is sent again by itself. Look for the number on its own screen. If it is there, press “It is there”; if it is not, send it again.</source>
        <translation>Không rõ hệ thống của cơ quan đã nhận phần này hay chưa: câu trả lời bị mất và hệ thống đó không cho hỏi lại. Máy không tự gửi lại. Hãy tìm mã hồ sơ trên màn hình của hệ thống đó. Nếu đã có, bấm “Đã có ở đó”; nếu chưa có, bấm “Gửi lại”.</translation>
    </message>
    <message>
        <source>The portal&apos;s receipt is not genuine or speaks of something else. The dossier is kept here and counts as not received. Tell the supervisor.</source>
        <translation>Biên nhận của cổng không hợp lệ hoặc nói về hồ sơ khác. Hồ sơ được giữ ở đây và coi như cổng chưa nhận. Hãy báo người phụ trách.</translation>
    </message>
    <message>
        <source>The portal answered in a way that this program does not understand. Everything is kept here. Call the technician.</source>
        <translation>Cổng trả lời theo cách mà chương trình không hiểu. Mọi hồ sơ được giữ ở đây. Hãy báo kỹ thuật viên.</translation>
    </message>
    <message>
        <source>The portal dropped a half-sent file. The file is kept here and is sent again by itself.</source>
        <translation>Cổng đã bỏ một tệp đang gửi dở. Tệp được giữ ở đây và sẽ tự gửi lại.</translation>
    </message>
    <message>
        <source>The portal and this counter disagree about how much was sent. The file is kept here and is sent again by itself.</source>
        <translation>Cổng và quầy tính khác nhau về phần đã gửi. Tệp được giữ ở đây và sẽ tự gửi lại.</translation>
    </message>
    <message>
        <source>A file of this dossier is missing or was changed on this PC, so it is not sent. Keep the paper originals and call the technician.</source>
        <translation>Một tệp của hồ sơ này bị mất hoặc đã bị sửa trên máy nên không được gửi. Hãy giữ bản giấy và báo kỹ thuật viên.</translation>
    </message>
    <message>
        <source>Sending was stopped. Everything is kept here and goes on later.</source>
        <translation>Đã dừng gửi. Mọi hồ sơ được giữ ở đây và sẽ gửi tiếp sau.</translation>
    </message>
    <message>
        <source>No portal is set up for this counter. Dossiers are kept here. Call the technician to send them.</source>
        <translation>Quầy này chưa khai báo cổng. Hồ sơ được giữ ở đây. Hãy báo kỹ thuật viên để gửi đi.</translation>
    </message>
    <message>
        <source>Nothing waits for the portal. No bundle was written.</source>
        <translation>Không có gì chờ gửi lên cổng. Không có gói nào được ghi.</translation>
    </message>
    <message>
        <source>The portal&apos;s key is not set up, so nobody could read a bundle. Nothing was written. Call the technician.</source>
        <translation>Chưa cài khóa của cổng nên không ai đọc được gói. Chưa ghi gì cả. Hãy gọi kỹ thuật viên.</translation>
    </message>
    <message>
        <source>%1 is no receipt of a bundle, or only a part of one. Nothing was changed. Copy the file from the portal again.</source>
        <translation>%1 không phải biên nhận của gói, hoặc chỉ là một phần. Không có gì thay đổi. Hãy chép lại tệp từ cổng.</translation>
    </message>
    <message>
        <source>The receipt %1 belongs to another counter, another portal or another bundle. Nothing was changed. Take the one that belongs to this counter&apos;s bundle.</source>
        <translation>Biên nhận %1 là của quầy khác, cổng khác hoặc gói khác. Không có gì thay đổi. Hãy lấy đúng biên nhận của gói do quầy này ghi.</translation>
    </message>
</context>
<context>
    <name>PrintSentence</name>
    <message>
        <source>No printer is set up. The dossier is saved and the slip is kept as a file. Print it once a printer is there.</source>
        <translation>Chưa có máy in. Hồ sơ đã lưu và giấy hẹn được giữ thành tệp. Hãy in khi có máy in.</translation>
    </message>
    <message>
        <source>The printer did not take the slip. The dossier is saved. Check the printer and print the slip again.</source>
        <translation>Máy in không nhận giấy hẹn. Hồ sơ đã lưu. Hãy kiểm tra máy in rồi in lại giấy hẹn.</translation>
    </message>
    <message>
        <source>The font for the slip is not installed. The dossier is saved. Call the technician, then print the slip again.</source>
        <translation>Chưa cài phông chữ cho giấy hẹn. Hồ sơ đã lưu. Hãy báo kỹ thuật viên rồi in lại giấy hẹn.</translation>
    </message>
    <message>
        <source>The file of the slip could not be written. The dossier is saved. Free some space and print the slip again.</source>
        <translation>Không ghi được tệp giấy hẹn. Hồ sơ đã lưu. Hãy giải phóng dung lượng rồi in lại giấy hẹn.</translation>
    </message>
    <message>
        <source>The template of the slip cannot be read (%1). The dossier is saved. Call the technician, then print the slip again.</source>
        <translation>Không đọc được mẫu giấy hẹn (%1). Hồ sơ đã lưu. Hãy báo kỹ thuật viên rồi in lại giấy hẹn.</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>The authority&apos;s system does not take this dossier; its own words stand below. It is kept here.</source>
        <translation>Hệ thống của cơ quan không nhận hồ sơ này; lý do ghi bên dưới. Hồ sơ vẫn được giữ tại đây.</translation>
    </message>
    <message>
        <source>The authority's system has this dossier, but does not take what is told of it; its own words stand below. Set it right on its own screen, then press “It is there”; or send it again.</source>
        <translation>Hệ thống của cơ quan đã có hồ sơ này nhưng không nhận thông tin cập nhật; lý do ghi bên dưới. Hãy cập nhật ngay trên màn hình của hệ thống đó rồi bấm “Đã có ở đó”, hoặc bấm “Gửi lại”.</translation>
    </message>
    <message>
        <source>The authority's system takes no corrections of a dossier that it has. It is kept here. Tell the authority what has changed.</source>
        <translation>Hệ thống của cơ quan không nhận bản sửa của hồ sơ đã có. Bản sửa vẫn được giữ tại đây. Hãy báo cơ quan biết nội dung thay đổi.</translation>
    </message>
    <message>
        <source>The authority's system gave a number that another dossier here has. Nothing was sent under it. Sent again, this dossier gets another number; tell the supervisor if this happens again.</source>
        <translation>Hệ thống của cơ quan cấp một mã đã thuộc về hồ sơ khác tại đây. Máy không gửi gì dưới mã đó. Khi gửi lại, hồ sơ này sẽ được cấp mã khác; nếu lặp lại, hãy báo người phụ trách.</translation>
    </message>
    <message>
        <source>Somebody has seen it at the portal. What follows goes on by itself.</source>
        <translation>Đã có người thấy hồ sơ trên cổng. Phần còn lại máy tự gửi tiếp.</translation>
    </message>
    <message>
        <source>This counter was restored from a backup, and the authority&apos;s system may have had this dossier since. Look for the owner on its own screen. If it is not there, send it again; if it is, leave it here and tell the supervisor.</source>
        <translation>Quầy này vừa được khôi phục từ bản sao lưu; có thể hệ thống của cơ quan đã nhận hồ sơ này sau bản sao đó. Hãy tìm tên chủ hồ sơ trên màn hình của hệ thống đó. Nếu chưa có, bấm “Gửi lại”; nếu đã có, để nguyên tại đây và báo người phụ trách.</translation>
    </message>
    <message>
        <source>This dossier has a provisional number only, and the authority's system takes official ones. It is kept here; a supervisor has to look.</source>
        <translation>Hồ sơ này mới có số tạm, mà hệ thống của cơ quan chỉ nhận số chính thức. Hồ sơ vẫn được giữ tại đây; cần người phụ trách xem.</translation>
    </message>
    <message>
        <source>The portal does not accept a field of this dossier. It is kept here. Correct it, then send it again.</source>
        <translation>Cổng không chấp nhận một mục của hồ sơ. Hồ sơ được giữ ở đây. Hãy sửa rồi gửi lại.</translation>
    </message>
    <message>
        <source>The portal holds a newer version of this dossier. Both are kept. Compare them with the supervisor.</source>
        <translation>Cổng đang giữ bản mới hơn của hồ sơ này. Cả hai bản đều được giữ. Hãy cùng người phụ trách so sánh.</translation>
    </message>
    <message>
        <source>The portal does not take files of this size. The dossier is kept here. Scan the paper at a lower resolution.</source>
        <translation>Cổng không nhận tệp lớn như vậy. Hồ sơ được giữ ở đây. Hãy quét giấy tờ với độ phân giải thấp hơn.</translation>
    </message>
    <message>
        <source>This program is too old for the portal. Dossiers can still be taken and are kept here. Ask for the update.</source>
        <translation>Chương trình này quá cũ so với cổng. Vẫn tiếp nhận được hồ sơ và giữ ở đây. Hãy yêu cầu bản cập nhật.</translation>
    </message>
    <message>
        <source>A file arrived damaged at the portal. It is kept here. Send it again.</source>
        <translation>Một tệp tới cổng bị hỏng. Tệp được giữ ở đây. Hãy gửi lại.</translation>
    </message>
    <message>
        <source>The portal did not take this dossier. It is kept here. Read the portal&apos;s words below, or call the supervisor.</source>
        <translation>Cổng chưa nhận hồ sơ này. Hồ sơ được giữ ở đây. Hãy đọc lời của cổng bên dưới hoặc báo người phụ trách.</translation>
    </message>
    <message>
        <source>The portal had given its receipt and has lost this dossier since. What was sent is erased here. Keep the receipt and the papers, and tell the supervisor.</source>
        <translation>Cổng đã cấp biên nhận nhưng sau đó làm mất hồ sơ này. Nội dung đã gửi không còn lưu tại đây. Hãy giữ biên nhận và giấy tờ, rồi báo người phụ trách.</translation>
    </message>
    <message>
        <source>Files of this dossier are missing at the portal. They are sent again by themselves.</source>
        <translation>Cổng còn thiếu tệp của hồ sơ này. Máy sẽ tự gửi lại.</translation>
    </message>
    <message>
        <source>The portal does not know this dossier any more. It is sent again by itself.</source>
        <translation>Cổng không còn hồ sơ này. Máy sẽ tự gửi lại.</translation>
    </message>
    <message>
        <source>The portal gave numbers of which this counter had a part before. None of them is used. Tell the supervisor: the portal has to be set right.</source>
        <translation>Cổng cấp dãy số mà quầy này từng có một phần. Không số nào trong dãy được dùng. Hãy báo người phụ trách: cổng cần được chỉnh lại.</translation>
    </message>
</context>
<context>
    <name>ReckoningWords</name>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 giờ %2 phút</translation>
    </message>
    <message>
        <source>%1 (unconfirmed)</source>
        <translation>%1 (chưa xác nhận)</translation>
    </message>
    <message>
        <source>Term in working days: %1.</source>
        <translation>Thời hạn tính bằng ngày làm việc: %1.</translation>
    </message>
    <message>
        <source>Term in calendar days: %1.</source>
        <translation>Thời hạn tính bằng ngày: %1.</translation>
    </message>
    <message>
        <source>Term in months: %1.</source>
        <translation>Thời hạn tính bằng tháng: %1.</translation>
    </message>
    <message>
        <source>Term in hours of opening time: %1.</source>
        <translation>Thời hạn tính bằng giờ làm việc: %1.</translation>
    </message>
    <message>
        <source>Term: the same day for what is received until %1.</source>
        <translation>Thời hạn: trong ngày đối với hồ sơ nhận đến %1.</translation>
    </message>
    <message>
        <source>The term cannot be computed.</source>
        <translation>Không tính được thời hạn.</translation>
    </message>
    <message>
        <source>Received %1.</source>
        <translation>Nhận lúc %1.</translation>
    </message>
    <message>
        <source>That is before opening: the term starts at %1.</source>
        <translation>Đó là trước giờ làm việc: thời hạn tính từ %1.</translation>
    </message>
    <message>
        <source>That is in the midday break: the term starts at %1.</source>
        <translation>Đó là giờ nghỉ trưa: thời hạn tính từ %1.</translation>
    </message>
    <message>
        <source>That is after closing: the term starts at %1.</source>
        <translation>Đó là sau giờ làm việc: thời hạn tính từ %1.</translation>
    </message>
    <message>
        <source>That day does not count: the term starts at %1.</source>
        <translation>Ngày đó không tính vào thời hạn: thời hạn tính từ %1.</translation>
    </message>
    <message>
        <source>Not later than %1: due at the closing of the same day.</source>
        <translation>Không muộn hơn %1: trả vào cuối giờ làm việc cùng ngày.</translation>
    </message>
    <message>
        <source>Later than %1: due at the closing of the next working day.</source>
        <translation>Sau %1: trả vào cuối giờ làm việc của ngày làm việc tiếp theo.</translation>
    </message>
    <message>
        <source>The part of a day is %1 of opening time.</source>
        <translation>Phần lẻ của ngày bằng %1 làm việc.</translation>
    </message>
    <message>
        <source>The month has no such day: its last one, %1, is taken.</source>
        <translation>Tháng đó không có ngày này: lấy ngày cuối tháng, %1.</translation>
    </message>
    <message>
        <source>The last day, %1, does not count: the next one that does is taken.</source>
        <translation>Ngày cuối, %1, không phải ngày làm việc: lấy ngày làm việc tiếp theo.</translation>
    </message>
    <message>
        <source>On the last day the authority is not open at that time: %1 is taken.</source>
        <translation>Vào ngày cuối, cơ quan không làm việc vào giờ đó: lấy %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) of weekends do not count.</source>
        <translation>
            <numerusform>%n ngày cuối tuần không tính.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 does not count: %2.</source>
        <translation>%1 không tính: %2.</translation>
    </message>
    <message>
        <source>day off</source>
        <translation>ngày nghỉ</translation>
    </message>
    <message>
        <source>%1 counts: %2.</source>
        <translation>%1 có tính: %2.</translation>
    </message>
    <message>
        <source>worked weekend</source>
        <translation>ngày làm bù</translation>
    </message>
    <message>
        <source>Papers were asked for %1, when %2 of opening time were left.</source>
        <translation>Yêu cầu bổ sung giấy tờ lúc %1, khi còn lại %2 làm việc.</translation>
    </message>
    <message>
        <source>The days off of %1 may not all be known: check the date by eye.</source>
        <translation>Có thể chưa biết hết các ngày nghỉ của năm %1: hãy xem lại ngày hẹn.</translation>
    </message>
    <message>
        <source>Due %1.</source>
        <translation>Hẹn trả lúc %1.</translation>
    </message>
</context>
<context>
    <name>ScanSentence</name>
    <message>
        <source>No page of this stack was read yet; nothing is lost.</source>
        <translation>Chưa quét được trang nào của tập này; không mất gì.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) of this stack are kept.</source>
        <translation>
            <numerusform>Đã giữ %n trang của tập này.</numerusform>
        </translation>
    </message>
    <message>
        <source>Put sheet %1 in again and press F5.</source>
        <translation>Hãy đặt lại tờ số %1 rồi nhấn F5.</translation>
    </message>
    <message>
        <source>Put the sheet in again and press F5.</source>
        <translation>Hãy đặt lại tờ giấy rồi nhấn F5.</translation>
    </message>
    <message>
        <source>Pages read before are kept. Is it switched on and plugged in? Then press F5.</source>
        <translation>Các trang đã quét vẫn được giữ. Hãy kiểm tra máy đã bật và cắm dây chưa, rồi nhấn F5.</translation>
    </message>
    <message>
        <source>The scanner does not answer.</source>
        <translation>Máy quét không trả lời.</translation>
    </message>
    <message>
        <source>The scanner %1 does not answer.</source>
        <translation>Máy quét %1 không trả lời.</translation>
    </message>
    <message>
        <source>No scanner was found. The draft is kept. Switch the scanner on, check the cable, then press F5.</source>
        <translation>Không tìm thấy máy quét. Bản nháp vẫn được giữ. Hãy bật máy quét, kiểm tra dây rồi nhấn F5.</translation>
    </message>
    <message>
        <source>The scanner refused these settings. Pages read before are kept. Press F5 to try once more, or call the technician.</source>
        <translation>Máy quét không nhận các thiết lập này. Các trang đã quét vẫn được giữ. Hãy nhấn F5 để thử lại hoặc báo kỹ thuật viên.</translation>
    </message>
    <message>
        <source>The scanner is in use by another PC or program. Pages read before are kept. Press F5 when it is free.</source>
        <translation>Máy quét đang được máy khác hoặc chương trình khác dùng. Các trang đã quét vẫn được giữ. Hãy nhấn F5 khi máy rảnh.</translation>
    </message>
    <message>
        <source>The scanner is still warming up. Pages read before are kept. Press F5 in a moment.</source>
        <translation>Máy quét vẫn đang khởi động. Các trang đã quét vẫn được giữ. Hãy nhấn F5 sau giây lát.</translation>
    </message>
    <message>
        <source>The scanner&apos;s transport lock is on. Pages read before are kept. Unlock it as its label shows, then press F5.</source>
        <translation>Khóa vận chuyển của máy quét đang đóng. Các trang đã quét vẫn được giữ. Hãy mở khóa theo nhãn trên máy rồi nhấn F5.</translation>
    </message>
    <message>
        <source>The feeder is empty. Pages read before are kept. Put the papers in, also any sheet that went through without a page here, and press F5.</source>
        <translation>Khay nạp giấy trống. Các trang đã quét vẫn được giữ. Hãy đặt giấy vào, kể cả tờ đã chạy qua máy mà không thành trang ở đây, rồi nhấn F5.</translation>
    </message>
    <message>
        <source>Paper jam, or two sheets at once.</source>
        <translation>Kẹt giấy hoặc hai tờ vào cùng lúc.</translation>
    </message>
    <message>
        <source>Take the sheets out, put the last two back in and press F5.</source>
        <translation>Hãy lấy giấy ra, đặt lại hai tờ cuối rồi nhấn F5.</translation>
    </message>
    <message>
        <source>The scanner is open.</source>
        <translation>Nắp máy quét đang mở.</translation>
    </message>
    <message>
        <source>Close it and press F5.</source>
        <translation>Hãy đóng nắp rồi nhấn F5.</translation>
    </message>
    <message>
        <source>The connection to the scanner broke.</source>
        <translation>Kết nối tới máy quét bị ngắt.</translation>
    </message>
    <message>
        <source>The scanner&apos;s program ran out of memory. Pages read before are kept. Put the sheet in again and press F5.</source>
        <translation>Chương trình máy quét hết bộ nhớ. Các trang đã quét vẫn được giữ. Hãy đặt lại tờ giấy rồi nhấn F5.</translation>
    </message>
    <message>
        <source>The scanner&apos;s program ran out of memory again. Pages read before are kept. Choose 200 dpi, put the sheet in again and press F5.</source>
        <translation>Chương trình của máy quét lại hết bộ nhớ. Các trang đã quét vẫn được giữ. Hãy chọn 200 dpi, đặt lại tờ giấy và nhấn F5.</translation>
    </message>
    <message>
        <source>This account may not use the scanner. Pages read before are kept. Call the technician.</source>
        <translation>Tài khoản này không được dùng máy quét. Các trang đã quét vẫn được giữ. Hãy báo kỹ thuật viên.</translation>
    </message>
    <message>
        <source>This scanner cannot do that. Pages read before are kept. Choose other settings or another scanner.</source>
        <translation>Máy quét này không làm được việc đó. Các trang đã quét vẫn được giữ. Hãy chọn thiết lập khác hoặc máy quét khác.</translation>
    </message>
    <message>
        <source>The scanner&apos;s driver stopped.</source>
        <translation>Trình điều khiển máy quét đã dừng.</translation>
    </message>
    <message>
        <source>The scanner&apos;s driver gave no answer and was ended.</source>
        <translation>Trình điều khiển máy quét không trả lời nên đã được kết thúc.</translation>
    </message>
    <message>
        <source>The scanner&apos;s driver stopped for the third time within ten minutes. Call the technician.</source>
        <translation>Trình điều khiển máy quét đã dừng lần thứ ba trong mười phút. Hãy gọi kỹ thuật viên.</translation>
    </message>
    <message>
        <source>The disk is full: no new pages. Pages read before are kept. Free some space, then press F5.</source>
        <translation>Ổ đĩa đã đầy nên không nhận thêm trang. Các trang đã quét vẫn được giữ. Hãy giải phóng dung lượng rồi nhấn F5.</translation>
    </message>
    <message>
        <source>The scanner delivered something that is no picture. Pages read before are kept. Put the sheet in again and press F5.</source>
        <translation>Máy quét gửi về dữ liệu không phải ảnh. Các trang đã quét vẫn được giữ. Hãy đặt lại tờ giấy rồi nhấn F5.</translation>
    </message>
    <message>
        <source>The page is too large for this program. Pages read before are kept. Scan it in parts or at a lower resolution.</source>
        <translation>Trang quá lớn đối với chương trình. Các trang đã quét vẫn được giữ. Hãy quét từng phần hoặc với độ phân giải thấp hơn.</translation>
    </message>
    <message>
        <source>The scanning part of Counterfoil could not be started. The draft is kept. Call the technician.</source>
        <translation>Không khởi động được phần quét của Counterfoil. Bản nháp vẫn được giữ. Hãy báo kỹ thuật viên.</translation>
    </message>
    <message>
        <source>The scanner reported an error. Pages read before are kept. Put the sheet in again and press F5; if it fails again, call the technician.</source>
        <translation>Máy quét báo lỗi. Các trang đã quét vẫn được giữ. Hãy đặt lại tờ giấy rồi nhấn F5; nếu vẫn lỗi, hãy báo kỹ thuật viên.</translation>
    </message>
    <message>
        <source>The scanner asks for a name and a password and got none that it knows. Pages read before are kept. Press F5 and type them again.</source>
        <translation>Máy quét yêu cầu tên và mật khẩu nhưng chưa nhận được tên hoặc mật khẩu đúng. Các trang đã quét vẫn được giữ. Hãy nhấn F5 rồi nhập lại.</translation>
    </message>
</context>
<context>
    <name>StoreSentence</name>
    <message>
        <source>The disk is full, so this was not saved. Everything saved before is kept. Free some space, then press the key again.</source>
        <translation>Ổ đĩa đã đầy nên chưa lưu được. Những gì lưu trước đó vẫn được giữ. Hãy giải phóng dung lượng rồi nhấn lại phím.</translation>
    </message>
    <message>
        <source>The disk takes no writing, so this was not saved. Everything saved before is kept. Call the technician.</source>
        <translation>Ổ đĩa không cho ghi nên chưa lưu được. Những gì lưu trước đó vẫn được giữ. Hãy báo kỹ thuật viên.</translation>
    </message>
    <message>
        <source>Another Counterfoil on this PC has the data open. Nothing was changed. Use the window that is open, or close it first.</source>
        <translation>Một Counterfoil khác trên máy đang mở dữ liệu. Chưa có gì thay đổi. Hãy dùng cửa sổ đang mở hoặc đóng nó trước.</translation>
    </message>
    <message>
        <source>The data file belongs to another program. It was not touched. Call the technician.</source>
        <translation>Tệp dữ liệu thuộc về chương trình khác. Tệp không bị thay đổi. Hãy báo kỹ thuật viên.</translation>
    </message>
    <message>
        <source>The data was written by a newer Counterfoil. It was not touched. Install the newer program.</source>
        <translation>Dữ liệu do bản Counterfoil mới hơn ghi. Dữ liệu không bị thay đổi. Hãy cài bản mới hơn.</translation>
    </message>
    <message>
        <source>A part of the saved data is damaged. Nothing was overwritten. Call the technician before you go on.</source>
        <translation>Một phần dữ liệu đã lưu bị hỏng. Không có gì bị ghi đè. Hãy báo kỹ thuật viên trước khi làm tiếp.</translation>
    </message>
    <message>
        <source>A filed document is not in its place (%1). Its dossier and the paper originals are kept. Call the technician.</source>
        <translation>Một tài liệu đã lưu không còn ở chỗ của nó (%1). Hồ sơ và bản giấy vẫn được giữ. Hãy báo kỹ thuật viên.</translation>
    </message>
    <message>
        <source>A filed document was changed outside this program (%1). It is not sent. Keep the paper originals and call the technician.</source>
        <translation>Một tài liệu đã lưu bị sửa bên ngoài chương trình (%1). Tài liệu không được gửi. Hãy giữ bản giấy và báo kỹ thuật viên.</translation>
    </message>
    <message>
        <source>The data folder cannot be opened (%1). Nothing was changed. Call the technician.</source>
        <translation>Không mở được thư mục dữ liệu (%1). Chưa có gì thay đổi. Hãy báo kỹ thuật viên.</translation>
    </message>
    <message>
        <source>The data could not be brought to the new form. The old data is kept as it was. Call the technician.</source>
        <translation>Không chuyển được dữ liệu sang dạng mới. Dữ liệu cũ vẫn giữ nguyên. Hãy báo kỹ thuật viên.</translation>
    </message>
    <message>
        <source>Personal data is sealed until somebody signs in. Nothing is lost. Sign in with your name and passphrase.</source>
        <translation>Dữ liệu cá nhân được niêm phong cho đến khi có người đăng nhập. Không có gì bị mất. Hãy đăng nhập bằng tên và cụm mật khẩu của bạn.</translation>
    </message>
    <message>
        <source>What was asked for is not here. Nothing was changed. Search for it again.</source>
        <translation>Không có mục cần tìm ở đây. Chưa có gì thay đổi. Hãy tìm lại.</translation>
    </message>
    <message>
        <source>Saving did not succeed. Everything saved before is kept. Press the key again; if it fails again, call the technician.</source>
        <translation>Chưa lưu được. Những gì lưu trước đó vẫn được giữ. Hãy nhấn lại phím; nếu vẫn lỗi, hãy báo kỹ thuật viên.</translation>
    </message>
    <message>
        <source>The backup folder %1 is not there, so no backup was made. The data at this counter are untouched. Plug the stick or disk in; the backup is then made by itself.</source>
        <translation>Không thấy thư mục sao lưu %1 nên chưa sao lưu được. Dữ liệu tại quầy vẫn nguyên vẹn. Hãy cắm USB hoặc ổ đĩa vào; máy sẽ tự sao lưu lại.</translation>
    </message>
    <message>
        <source>There is no room left in the backup folder %1, so no new backup was made. Earlier backups and the data at this counter are kept. Make room there or use a larger stick.</source>
        <translation>Thư mục sao lưu %1 đã hết chỗ nên chưa tạo được bản sao lưu mới. Các bản sao lưu trước và dữ liệu tại quầy vẫn được giữ. Hãy giải phóng chỗ trống hoặc dùng USB lớn hơn.</translation>
    </message>
    <message>
        <source>The backup into %1 did not succeed; perhaps the stick was pulled out. Earlier backups and the data at this counter are kept. Plug it in again; if it fails again, use another stick.</source>
        <translation>Sao lưu vào %1 không thành công, có thể USB đã bị rút ra. Các bản sao lưu trước và dữ liệu tại quầy vẫn được giữ. Hãy cắm lại; nếu vẫn lỗi, hãy dùng USB khác.</translation>
    </message>
    <message>
        <source>The folder %1 holds the backups of another counter. Nothing was changed there. Choose a folder of its own for this counter.</source>
        <translation>Thư mục %1 đang chứa bản sao lưu của quầy khác. Không có gì bị thay đổi ở đó. Hãy chọn thư mục riêng cho quầy này.</translation>
    </message>
    <message>
        <source>A part of the backup is damaged (%1). It is not used. Choose an earlier copy or another stick, and keep this one.</source>
        <translation>Một phần của bản sao lưu bị hỏng (%1) nên không được sử dụng. Hãy dùng bản trước đó hoặc USB khác, và giữ lại USB này.</translation>
    </message>
    <message>
        <source>There is no backup in %1. Nothing was changed. Name the folder that the backups were written to.</source>
        <translation>Không có bản sao lưu nào trong %1. Không có gì bị thay đổi. Hãy chỉ đúng thư mục đã dùng để sao lưu.</translation>
    </message>
    <message>
        <source>The folder %1 is not empty, so nothing was restored into it. Nothing was changed. Name an empty folder; keep a damaged data folder under another name.</source>
        <translation>Thư mục %1 không trống nên không khôi phục vào đó. Không có gì bị thay đổi. Hãy chọn thư mục trống; thư mục dữ liệu hỏng thì giữ lại dưới tên khác.</translation>
    </message>
    <message>
        <source>A restore into %1 did not come to its end, so this data folder is not opened. The backup is untouched. Run the restore again.</source>
        <translation>Việc khôi phục vào %1 chưa hoàn tất nên thư mục dữ liệu này không được mở. Bản sao lưu vẫn nguyên vẹn. Hãy chạy lại lệnh khôi phục.</translation>
    </message>
    <message>
        <source>Only %1 MB are free on the disk, so nothing new is scanned or taken in. Dossiers in hand can still be finished, and sending goes on. Free some space or call the technician.</source>
        <translation>Ổ đĩa chỉ còn trống %1 MB nên không quét và không nhận thêm hồ sơ mới. Hồ sơ đang làm vẫn hoàn tất được và việc gửi vẫn tiếp tục. Hãy giải phóng chỗ trống hoặc báo kỹ thuật viên.</translation>
    </message>
    <message>
        <source>Before the data take their new form a copy of them is made, and the disk has no room for it: %1 MB are needed. Nothing was changed, and the earlier program still opens the data. Free some space, then start the program again.</source>
        <translation>Trước khi dữ liệu chuyển sang dạng mới phải có một bản sao, nhưng ổ đĩa không đủ chỗ: cần %1 MB. Chưa có gì thay đổi, bản chương trình cũ vẫn mở được dữ liệu. Hãy giải phóng dung lượng rồi mở lại chương trình.</translation>
    </message>
    <message>
        <source>The USB stick is not there (%1). Nothing was written; everything waits here as before. Plug it in and try again.</source>
        <translation>Không thấy USB (%1). Chưa ghi gì cả; mọi thứ vẫn chờ tại đây như trước. Hãy cắm USB rồi thử lại.</translation>
    </message>
    <message>
        <source>The USB stick has no room left (%1). The unfinished bundle was removed; everything waits here as before. Use an empty stick.</source>
        <translation>USB đã hết chỗ (%1). Gói ghi dở đã được xóa; mọi thứ vẫn chờ tại đây như trước. Hãy dùng USB còn trống.</translation>
    </message>
    <message>
        <source>The USB stick takes no writing (%1). Nothing was written; everything waits here as before. Slide its lock open or use another one.</source>
        <translation>USB không cho ghi (%1). Chưa ghi gì cả; mọi thứ vẫn chờ tại đây như trước. Hãy mở khóa ghi hoặc dùng USB khác.</translation>
    </message>
    <message>
        <source>The USB stick was pulled out or failed while it was written (%1). That bundle does not count; everything waits here as before. Write it again.</source>
        <translation>USB bị rút hoặc bị lỗi trong lúc ghi (%1). Gói đó không được tính; mọi thứ vẫn chờ tại đây như trước. Hãy ghi lại.</translation>
    </message>
    <message>
        <source>The USB stick gives back something else than was written (%1): it is broken. That bundle does not count; everything waits here as before. Use another stick.</source>
        <translation>USB trả lại nội dung khác với nội dung đã ghi (%1): USB bị hỏng. Gói đó không được tính; mọi thứ vẫn chờ tại đây như trước. Hãy dùng USB khác.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Waiting to be sent</source>
        <translation>Chờ gửi</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Đang gửi</translation>
    </message>
    <message>
        <source>Uploaded, waiting for the receipt</source>
        <translation>Đã tải lên, chờ biên nhận</translation>
    </message>
    <message>
        <source>Received by the portal</source>
        <translation>Cổng đã nhận</translation>
    </message>
    <message>
        <source>Needs a clerk</source>
        <translation>Cần cán bộ kiểm tra</translation>
    </message>
    <message>
        <source>Portal: not asked yet</source>
        <translation>Cổng: chưa hỏi</translation>
    </message>
    <message>
        <source>Portal: connected</source>
        <translation>Cổng: đã kết nối</translation>
    </message>
    <message>
        <source>Portal: no connection</source>
        <translation>Cổng: chưa kết nối được</translation>
    </message>
    <message>
        <source>Portal: paused</source>
        <translation>Cổng: tạm dừng</translation>
    </message>
    <message>
        <source>clerk</source>
        <translation>nhân viên tiếp nhận</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>người phụ trách</translation>
    </message>
    <message>
        <source>technician</source>
        <translation>kỹ thuật viên</translation>
    </message>
    <message>
        <source>The feeder is empty. F5 goes on with the same dossier.</source>
        <translation>Khay nạp đã hết giấy. Nhấn F5 để quét tiếp cho cùng hồ sơ.</translation>
    </message>
    <message>
        <source>Scanned. F5 goes on with the same dossier.</source>
        <translation>Đã quét. Nhấn F5 để quét tiếp cho cùng hồ sơ.</translation>
    </message>
    <message>
        <source>Stopped. All pages are kept; F5 goes on.</source>
        <translation>Đã dừng. Mọi trang vẫn được giữ; nhấn F5 để quét tiếp.</translation>
    </message>
    <message>
        <source>The scanner is in use. Next try in %1 s.</source>
        <translation>Máy quét đang bận. Thử lại sau %1 giây.</translation>
    </message>
    <message>
        <source>The scanner is warming up. Next try in %1 s.</source>
        <translation>Máy quét đang khởi động. Thử lại sau %1 giây.</translation>
    </message>
    <message>
        <source>The scanner refused these settings; standard ones are used.</source>
        <translation>Máy quét không nhận các thiết lập này; đang dùng thiết lập chuẩn.</translation>
    </message>
    <message>
        <source>there</source>
        <translation>đã có</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>còn thiếu</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>không cần</translation>
    </message>
    <message>
        <source>by its title</source>
        <translation>theo tiêu đề</translation>
    </message>
    <message>
        <source>as the page before</source>
        <translation>tiếp trang trước</translation>
    </message>
    <message>
        <source>by the ID card&apos;s code</source>
        <translation>theo mã thẻ căn cước</translation>
    </message>
    <message>
        <source>by you</source>
        <translation>do bạn xếp</translation>
    </message>
    <message>
        <source>unassigned</source>
        <translation>chưa xếp</translation>
    </message>
    <message>
        <source>a paper that is not asked for here</source>
        <translation>giấy tờ không có trong thành phần hồ sơ</translation>
    </message>
    <message>
        <source>separator sheet</source>
        <translation>tờ phân cách</translation>
    </message>
    <message>
        <source>by the separator sheet</source>
        <translation>theo tờ phân cách</translation>
    </message>
    <message>
        <source>slip of this counter</source>
        <translation>giấy hẹn của quầy</translation>
    </message>
    <message>
        <source>required</source>
        <translation>bắt buộc</translation>
    </message>
    <message>
        <source>one of these</source>
        <translation>một trong các giấy này</translation>
    </message>
    <message>
        <source>if there is one</source>
        <translation>nếu có</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Bản nháp</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Đã tiếp nhận</translation>
    </message>
    <message>
        <source>Supplement asked for</source>
        <translation>Yêu cầu bổ sung</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Từ chối</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Đã rút</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Đã bàn giao</translation>
    </message>
    <message>
        <source>Result is here</source>
        <translation>Đã có kết quả</translation>
    </message>
    <message>
        <source>Result returned</source>
        <translation>Đã trả kết quả</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>Đã hủy</translation>
    </message>
    <message>
        <source>at the counter</source>
        <translation>trực tiếp</translation>
    </message>
    <message>
        <source>online</source>
        <translation>trực tuyến</translation>
    </message>
    <message>
        <source>by post</source>
        <translation>qua bưu chính</translation>
    </message>
    <message>
        <source>At the counter</source>
        <translation>Tại quầy</translation>
    </message>
    <message>
        <source>By post to the address</source>
        <translation>Qua bưu chính đến địa chỉ</translation>
    </message>
    <message>
        <source>The ID number does not have 12 digits.</source>
        <translation>Số định danh không đủ 12 chữ số.</translation>
    </message>
    <message>
        <source>The ID number begins with an unknown province.</source>
        <translation>Số định danh bắt đầu bằng mã tỉnh không có.</translation>
    </message>
    <message>
        <source>The ID number does not agree with the sex on the card.</source>
        <translation>Số định danh không khớp với giới tính trên thẻ.</translation>
    </message>
    <message>
        <source>The ID number does not agree with the year of birth.</source>
        <translation>Số định danh không khớp với năm sinh.</translation>
    </message>
    <message>
        <source>The reader spoilt the accents: check name and address by eye.</source>
        <translation>Đầu đọc làm mất dấu: hãy đối chiếu tên và địa chỉ bằng mắt.</translation>
    </message>
    <message>
        <source>An unusual form of card: check the dates by eye.</source>
        <translation>Dạng thẻ khác thường: hãy đối chiếu các ngày bằng mắt.</translation>
    </message>
    <message>
        <source>The scanner %1 asks for a name and a password. They go to the scanner and are kept nowhere. Without them nothing is scanned; pages read before are kept.</source>
        <translation>Máy quét %1 yêu cầu tên và mật khẩu. Hai thông tin này chỉ được gửi tới máy quét và không được lưu lại. Nếu không nhập, máy sẽ không quét; các trang đã quét vẫn được giữ.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>ID card</source>
        <translation>Thẻ căn cước</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>The scanner waits no longer and has scanned nothing; pages read before are kept. What you type stays here: “Scan” starts the scan anew with it.</source>
        <translation>Máy quét không chờ nữa và chưa quét trang nào; các trang đã quét vẫn được giữ. Những gì bạn nhập vẫn còn ở đây: “Quét” sẽ quét lại với tên và mật khẩu này.</translation>
    </message>
    <message>
        <source>The scanner waited for a name and a password and got none; it waits no longer and has scanned nothing. Pages read before are kept. Press F5, then F12 to type them.</source>
        <translation>Máy quét đã chờ tên và mật khẩu nhưng không nhận được; máy không chờ nữa và chưa quét trang nào. Các trang đã quét vẫn được giữ. Hãy nhấn F5 rồi F12 để nhập.</translation>
    </message>
    <message>
        <source>Newly registered</source>
        <translation>Mới đăng ký</translation>
    </message>
    <message>
        <source>Taken in by the authority</source>
        <translation>Được tiếp nhận</translation>
    </message>
    <message>
        <source>Not taken in</source>
        <translation>Không được tiếp nhận</translation>
    </message>
    <message>
        <source>Being processed</source>
        <translation>Đang xử lý</translation>
    </message>
    <message>
        <source>Papers asked for</source>
        <translation>Yêu cầu bổ sung giấy tờ</translation>
    </message>
    <message>
        <source>Payment asked for</source>
        <translation>Yêu cầu thực hiện nghĩa vụ tài chính</translation>
    </message>
    <message>
        <source>Withdrawal asked for</source>
        <translation>Công dân yêu cầu rút hồ sơ</translation>
    </message>
    <message>
        <source>Processing stopped</source>
        <translation>Dừng xử lý</translation>
    </message>
    <message>
        <source>Processed</source>
        <translation>Đã xử lý xong</translation>
    </message>
    <message>
        <source>Result given</source>
        <translation>Đã trả kết quả</translation>
    </message>
    <message>
        <source>Data of the dossier</source>
        <translation>Dữ liệu hồ sơ</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Biên nhận</translation>
    </message>
    <message>
        <source>Proof of the log</source>
        <translation>Bằng chứng nhật ký</translation>
    </message>
    <message>
        <source>Next in turn</source>
        <translation>Sắp tới lượt</translation>
    </message>
    <message>
        <source>Next try %1</source>
        <translation>Thử lại %1</translation>
    </message>
    <message>
        <source>Tries: %1</source>
        <translation>Số lần thử: %1</translation>
    </message>
    <message>
        <source>It waits for its turn, or for the network. Nothing is wrong with it.</source>
        <translation>Đang chờ tới lượt hoặc chờ mạng. Hồ sơ không có lỗi.</translation>
    </message>
    <message>
        <source>It is on its way. A cut line costs nothing: sending goes on where it ended.</source>
        <translation>Đang gửi. Mất mạng không mất gì: máy gửi tiếp từ chỗ dừng.</translation>
    </message>
    <message>
        <source>All of it is at the portal, which has not given its receipt yet. The portal is asked again.</source>
        <translation>Cổng đã có đủ nhưng chưa cấp biên nhận. Máy sẽ hỏi lại cổng.</translation>
    </message>
    <message>
        <source>The portal has it, and its receipt is genuine.</source>
        <translation>Cổng đã nhận, biên nhận là thật.</translation>
    </message>
    <message>
        <source>The portal has it. It gives no receipts.</source>
        <translation>Cổng đã nhận. Cổng này không cấp biên nhận.</translation>
    </message>
    <message>
        <source>It is not sent before somebody has looked at it.</source>
        <translation>Chưa gửi cho đến khi cán bộ kiểm tra.</translation>
    </message>
    <message>
        <source>Numbers for dossiers</source>
        <translation>Dãy số hồ sơ</translation>
    </message>
    <message>
        <source>%1: given up, never given again</source>
        <translation>%1: đã bỏ, không cấp lại nữa</translation>
    </message>
    <message>
        <source>%1: each number once</source>
        <translation>%1: mỗi số dùng một lần</translation>
    </message>
    <message>
        <source>%1: of each day</source>
        <translation>%1: của mỗi ngày</translation>
    </message>
    <message>
        <source>The portal has been asked for more numbers.</source>
        <translation>Đã xin cổng cấp thêm dãy số.</translation>
    </message>
    <message>
        <source>The date of this PC is wrong: dossiers get provisional numbers until it is set.</source>
        <translation>Ngày của máy này bị sai: hồ sơ nhận số tạm cho đến khi chỉnh lại ngày.</translation>
    </message>
    <message>
        <source>Numbers of voided dossiers, never given again: %1</source>
        <translation>Số của hồ sơ đã hủy, không cấp lại nữa: %1</translation>
    </message>
</context>
<context>
    <name>ui::dossiers::DossierDetails</name>
    <message>
        <source>ID number</source>
        <translation>Số định danh</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Ngày sinh</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Thư điện tử</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Kind of number</source>
        <translation>Loại mã</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>mã hồ sơ tạm</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Tiếp nhận lúc</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Hẹn trả</translation>
    </message>
    <message>
        <source>Owner and submitter</source>
        <translation>Chủ hồ sơ, đồng thời là người nộp</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Chủ hồ sơ</translation>
    </message>
    <message>
        <source>Submitter</source>
        <translation>Người nộp hồ sơ</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Thủ tục</translation>
    </message>
    <message>
        <source>Abstract</source>
        <translation>Trích yếu</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Cơ quan giải quyết</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Phí, lệ phí</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>Người tiếp nhận</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Giấy tờ đã quét</translation>
    </message>
    <message>
        <source>None was scanned.</source>
        <translation>Không có giấy tờ nào được quét.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n trang</numerusform>
        </translation>
    </message>
    <message>
        <source>The opened dossier</source>
        <translation>Hồ sơ đang mở</translation>
    </message>
    <message>
        <source>Enter opens the dossier of the current row. Who opens it is noted in the audit.</source>
        <translation>Nhấn Enter để mở hồ sơ ở dòng đang chọn. Ai mở hồ sơ đều được ghi vào nhật ký.</translation>
    </message>
    <message>
        <source>How the result is returned</source>
        <translation>Hình thức trả kết quả</translation>
    </message>
    <message>
        <source>What the portal says</source>
        <translation>Cổng báo về</translation>
    </message>
    <message>
        <source>Provisional number before</source>
        <translation>Số tạm trước đây</translation>
    </message>
</context>
<context>
    <name>ui::dossiers::DossiersPage</name>
    <message>
        <source>Looking through older scans: %1 %</source>
        <translation>Đang tìm trong giấy tờ quét cũ hơn: %1 %</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Search older scans too</source>
        <translation>Tìm cả trong giấy tờ cũ hơn</translation>
    </message>
    <message>
        <source>Getting ready: the newest %L1 dossiers can be found, %L2 are still to come.</source>
        <translation>Đang chuẩn bị tìm kiếm: đã tìm được trong %L1 hồ sơ mới nhất, còn %L2 hồ sơ cũ hơn.</translation>
    </message>
    <message>
        <source>Words in scans can be found back to %1; older dossiers by number, person or procedure.</source>
        <translation>Chữ trong giấy tờ quét chỉ tìm được từ ngày %1 trở lại đây; hồ sơ cũ hơn hãy tìm theo mã, người hoặc thủ tục.</translation>
    </message>
    <message>
        <source>Only the newest %1 are shown: more words find fewer.</source>
        <translation>Chỉ hiện %1 hồ sơ mới nhất: hãy gõ thêm từ để thu hẹp.</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) do not open whole and may not be found. Call the technician.</source>
        <translation>
            <numerusform>Có %n hồ sơ không mở được trọn vẹn nên có thể không tìm thấy. Hãy gọi kỹ thuật viên.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found yet: older dossiers are still to come.</source>
        <translation>Chưa tìm thấy: các hồ sơ cũ hơn đang được chuẩn bị.</translation>
    </message>
    <message>
        <source>No dossier has been taken yet.</source>
        <translation>Chưa tiếp nhận hồ sơ nào.</translation>
    </message>
    <message>
        <source>No dossier has all these words. Try fewer or other words.</source>
        <translation>Không có hồ sơ nào có đủ các từ này. Hãy thử ít từ hơn hoặc từ khác.</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Chi tiết</translation>
    </message>
    <message>
        <source>Number, name without accents, phone, ID number, procedure, words in the scans</source>
        <translation>Mã hồ sơ, họ tên không dấu, điện thoại, số định danh, thủ tục, chữ trong giấy tờ quét</translation>
    </message>
    <message>
        <source>Search for a dossier</source>
        <translation>Tìm hồ sơ</translation>
    </message>
    <message>
        <source>Dossiers found</source>
        <translation>Hồ sơ tìm thấy</translation>
    </message>
</context>
<context>
    <name>ui::intake::IntakeDesk</name>
    <message>
        <source>Your half-done intake is here again as you left it.</source>
        <translation>Bản nháp đang làm dở đã được mở lại như lúc bạn rời đi.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) were kept.</source>
        <translation>
            <numerusform>Đã giữ %n trang.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not accepted yet. Still missing: %1. The draft is kept.</source>
        <translation>Chưa tiếp nhận được. Còn thiếu: %1. Bản nháp vẫn được giữ.</translation>
    </message>
    <message>
        <source>Saving the dossier …</source>
        <translation>Đang lưu hồ sơ …</translation>
    </message>
    <message>
        <source>Dossier %1 is accepted.</source>
        <translation>Đã tiếp nhận hồ sơ %1.</translation>
    </message>
    <message>
        <source>Dossier %1 is accepted, due %2.</source>
        <translation>Đã tiếp nhận hồ sơ %1, hẹn trả %2.</translation>
    </message>
    <message>
        <source>The slip is being printed …</source>
        <translation>Đang in giấy hẹn …</translation>
    </message>
    <message>
        <source>The slip is ready.</source>
        <translation>Giấy hẹn đã xong.</translation>
    </message>
    <message>
        <source>Ctrl+P prints the slip again.</source>
        <translation>Nhấn Ctrl+P để in lại giấy hẹn.</translation>
    </message>
    <message>
        <source>Stopping … All pages are kept.</source>
        <translation>Đang dừng … Mọi trang vẫn được giữ.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s).</source>
        <translation>
            <numerusform>%n trang.</numerusform>
        </translation>
    </message>
    <message>
        <source>Esc ends the waiting.</source>
        <translation>Nhấn Esc để thôi chờ.</translation>
    </message>
    <message>
        <source>Page %1 is the slip of dossier %2: this paper may belong to that dossier. All pages are kept; the slip itself is not filed. Check it before accepting.</source>
        <translation>Trang %1 là giấy hẹn của hồ sơ %2: giấy tờ này có thể thuộc hồ sơ đó. Mọi trang vẫn được giữ; riêng giấy hẹn không lưu vào hồ sơ. Hãy kiểm tra trước khi tiếp nhận.</translation>
    </message>
    <message>
        <source>The scanner %1 asks for a name and a password. Press F12 to type them; it waits for one minute. Esc stops the scan.</source>
        <translation>Máy quét %1 yêu cầu tên và mật khẩu. Hãy nhấn F12 để nhập; máy chờ trong một phút. Esc dừng quét.</translation>
    </message>
</context>
<context>
    <name>ui::intake::IntakePage</name>
    <message>
        <source>Draft kept %1</source>
        <translation>Đã giữ bản nháp %1</translation>
    </message>
    <message>
        <source>Drafts (%1)</source>
        <translation>Bản nháp (%1)</translation>
    </message>
    <message>
        <source>no name yet</source>
        <translation>chưa có tên</translation>
    </message>
    <message>
        <source>Throw this draft away?</source>
        <translation>Bỏ bản nháp này?</translation>
    </message>
    <message>
        <source>The typed details and the scanned pages of this intake are given up. Saved dossiers are not touched.</source>
        <translation>Thông tin đã nhập và các trang đã quét của lần tiếp nhận này sẽ bị bỏ. Hồ sơ đã lưu không bị ảnh hưởng.</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Bỏ bản nháp</translation>
    </message>
    <message>
        <source>Keep the draft</source>
        <translation>Giữ bản nháp</translation>
    </message>
    <message>
        <source>Next person, keep this as draft</source>
        <translation>Người tiếp theo, giữ bản nháp</translation>
    </message>
    <message>
        <source>Print the slip again</source>
        <translation>In lại giấy hẹn</translation>
    </message>
    <message>
        <source>Throw the draft away</source>
        <translation>Bỏ bản nháp</translation>
    </message>
    <message>
        <source>The scanner asks for a password</source>
        <translation>Máy quét hỏi mật khẩu</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Quét</translation>
    </message>
    <message>
        <source>Do not scan</source>
        <translation>Không quét</translation>
    </message>
</context>
<context>
    <name>ui::intake::MissingPanel</name>
    <message>
        <source>Nothing is missing.</source>
        <translation>Đã đủ.</translation>
    </message>
    <message>
        <source>Still missing:</source>
        <translation>Còn thiếu:</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Còn thiếu gì</translation>
    </message>
    <message>
        <source>Papers of the dossier</source>
        <translation>Thành phần hồ sơ</translation>
    </message>
    <message>
        <source>Choose a procedure: its papers are listed here, and each is ticked off as its page arrives.</source>
        <translation>Hãy chọn thủ tục: thành phần hồ sơ hiện ở đây và được đánh dấu khi có trang quét.</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Phí, lệ phí</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Thời hạn</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Trả kết quả</translation>
    </message>
    <message>
        <source>How the result is returned</source>
        <translation>Hình thức trả kết quả</translation>
    </message>
    <message>
        <source>No phone: nobody can be told when the result is there.</source>
        <translation>Chưa có số điện thoại: không báo được khi có kết quả.</translation>
    </message>
    <message>
        <source>This is no phone number: nobody can be told when the result is there.</source>
        <translation>Đây không phải số điện thoại: không báo được khi có kết quả.</translation>
    </message>
    <message>
        <source>Accept the dossier</source>
        <translation>Tiếp nhận hồ sơ</translation>
    </message>
</context>
<context>
    <name>ui::intake::OfferList</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 – typed otherwise</source>
        <translation>%1 – khác với nội dung đã nhập</translation>
    </message>
    <message>
        <source>Found on card and paper:</source>
        <translation>Đọc được trên thẻ và giấy tờ:</translation>
    </message>
    <message>
        <source>Values found on card and paper</source>
        <translation>Thông tin đọc được trên thẻ và giấy tờ</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Lấy</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>Ctrl+Z gives the field its former value back</source>
        <translation>Ctrl+Z trả lại nội dung cũ của ô</translation>
    </message>
</context>
<context>
    <name>ui::intake::PageActs</name>
    <message>
        <source>Turn left</source>
        <translation>Xoay trái</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Xoay phải</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Lên trước</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Xuống sau</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Để riêng</translation>
    </message>
    <message>
        <source>Scan again</source>
        <translation>Quét lại</translation>
    </message>
    <message>
        <source>Do not take</source>
        <translation>Bỏ chấp nhận</translation>
    </message>
    <message>
        <source>Take as it is</source>
        <translation>Chấp nhận</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Moves the page one place to the front</source>
        <translation>Chuyển trang lên trước một chỗ</translation>
    </message>
    <message>
        <source>Moves the page one place to the back</source>
        <translation>Chuyển trang xuống sau một chỗ</translation>
    </message>
    <message>
        <source>Scans one sheet in the place of this page; the old one is set aside</source>
        <translation>Quét một tờ vào chỗ của trang này; trang cũ được để riêng</translation>
    </message>
    <message>
        <source>Files an incomplete page as it is</source>
        <translation>Lưu trang thiếu một phần như hiện có</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Lấy lại</translation>
    </message>
</context>
<context>
    <name>ui::intake::PaperPanel</name>
    <message>
        <source>searching …</source>
        <translation>đang tìm …</translation>
    </message>
    <message>
        <source>Choose a scanner</source>
        <translation>Chọn máy quét</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Quét</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Scanner: %1</source>
        <translation>Máy quét: %1</translation>
    </message>
    <message>
        <source>Scanned pages</source>
        <translation>Các trang đã quét</translation>
    </message>
    <message>
        <source>Put the whole stack into the feeder and press F5.
Each page finds its place by its title.</source>
        <translation>Đặt cả tập giấy vào khay nạp rồi nhấn F5.
Mỗi trang tự tìm chỗ theo tiêu đề của nó.</translation>
    </message>
    <message>
        <source>sheets %1 · sides %2 · set aside %3 · to be filed %4</source>
        <translation>tờ %1 · mặt %2 · để riêng %3 · sẽ lưu %4</translation>
    </message>
    <message>
        <source>Sheets in the stack (F6)</source>
        <translation>Số tờ trong tập (F6)</translation>
    </message>
    <message>
        <source>Sheets in the stack, as you counted them; may stay empty</source>
        <translation>Số tờ trong tập giấy theo bạn đếm; có thể để trống</translation>
    </message>
    <message>
        <source>What lies in the scanner: the next press of F5 scans it so</source>
        <translation>Loại giấy tờ đang đặt trong máy quét: lần nhấn F5 tiếp theo sẽ quét theo loại này</translation>
    </message>
    <message>
        <source>F4 pages · F11 large · Alt+1…9 to a paper, Alt+0 to the next · M list of papers</source>
        <translation>F4 các trang · F11 xem lớn · Alt+1…9 xếp giấy tờ, Alt+0 kế tiếp · M&#xa0;danh&#xa0;sách</translation>
    </message>
    <message>
        <source>Type the password</source>
        <translation>Nhập mật khẩu</translation>
    </message>
    <message>
        <source>Lay the card or the photo on the glass and press F5.</source>
        <translation>Hãy đặt thẻ hoặc ảnh lên mặt kính rồi nhấn F5.</translation>
    </message>
</context>
<context>
    <name>ui::intake::PersonFields</name>
    <message>
        <source>Full name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>Số định danh</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Ngày sinh</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>ngày/tháng/năm</translation>
    </message>
    <message>
        <source>Submitter&apos;s full name</source>
        <translation>Họ và tên người nộp hồ sơ</translation>
    </message>
    <message>
        <source>Submitter&apos;s ID number</source>
        <translation>Số định danh người nộp hồ sơ</translation>
    </message>
    <message>
        <source>Submitter&apos;s date of birth</source>
        <translation>Ngày sinh người nộp hồ sơ</translation>
    </message>
    <message>
        <source>Submitter&apos;s address</source>
        <translation>Địa chỉ người nộp hồ sơ</translation>
    </message>
    <message>
        <source>Submitter&apos;s phone</source>
        <translation>Điện thoại người nộp hồ sơ</translation>
    </message>
</context>
<context>
    <name>ui::intake::ViewerPanel</name>
    <message>
        <source>Click or Enter puts the word into: %1</source>
        <translation>Bấm chuột hoặc Enter để đưa chữ vào: %1</translation>
    </message>
    <message>
        <source>Go to a field; then a click on a word, or Enter, puts it there.</source>
        <translation>Hãy chọn một ô; sau đó bấm vào chữ hoặc nhấn Enter để đưa chữ vào ô đó.</translation>
    </message>
    <message>
        <source>No page</source>
        <translation>Chưa có trang nào</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Trang %1/%2</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>“%1” – read with doubt (%2 of 100)</source>
        <translation>“%1” – đọc chưa chắc (%2/100)</translation>
    </message>
    <message>
        <source>“%1” – as in %2; read as “%3” (Shift+Enter takes that)</source>
        <translation>“%1” – theo %2; máy đọc là “%3” (Shift+Enter lấy chữ này)</translation>
    </message>
    <message>
        <source>Ink that was not read: handwriting, a seal, or a lost line</source>
        <translation>Nét mực chưa đọc được: chữ viết tay, con dấu hoặc dòng bị sót</translation>
    </message>
    <message>
        <source>Nothing in doubt</source>
        <translation>Không có chỗ chưa chắc</translation>
    </message>
    <message>
        <source>Next doubt, %1 of %2 left</source>
        <translation>Chỗ chưa chắc tiếp, còn %1/%2</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Các trang</translation>
    </message>
    <message>
        <source>+ − size · 0 whole page · arrows scroll · PgDn next page · Ctrl+→ next word</source>
        <translation>+ − cỡ · 0 cả trang · mũi tên cuộn · PgDn trang sau · Ctrl+→ chữ sau</translation>
    </message>
</context>
<context>
    <name>ui::intake::WhatPanel</name>
    <message>
        <source>Decided by</source>
        <translation>Cơ quan giải quyết</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Thời hạn</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Phí, lệ phí</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Papers:</source>
        <translation>Thành phần hồ sơ:</translation>
    </message>
    <message>
        <source>originals %1, copies %2</source>
        <translation>bản chính %1, bản sao %2</translation>
    </message>
    <message>
        <source>To be shown</source>
        <translation>Giấy tờ xuất trình</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Việc gì</translation>
    </message>
    <message>
        <source>Words or code, without accents: khai sinh</source>
        <translation>Gõ không dấu hoặc mã: khai sinh</translation>
    </message>
    <message>
        <source>Search for a procedure</source>
        <translation>Tìm thủ tục</translation>
    </message>
    <message>
        <source>Procedures found</source>
        <translation>Thủ tục tìm thấy</translation>
    </message>
    <message>
        <source>The chosen procedure</source>
        <translation>Thủ tục đã chọn</translation>
    </message>
    <message>
        <source>No procedure has these words. Try fewer or other words.</source>
        <translation>Không có thủ tục nào có các từ này. Hãy thử ít từ hơn hoặc từ khác.</translation>
    </message>
</context>
<context>
    <name>ui::intake::WhoPanel</name>
    <message>
        <source>Who</source>
        <translation>Ai nộp</translation>
    </message>
    <message>
        <source>Read the ID card: here or at any moment</source>
        <translation>Quét thẻ căn cước (lúc nào cũng được)</translation>
    </message>
    <message>
        <source>Code of the ID card</source>
        <translation>Mã của thẻ căn cước</translation>
    </message>
    <message>
        <source>The owner is the submitter</source>
        <translation>Chủ hồ sơ là người nộp</translation>
    </message>
    <message>
        <source>Submitter</source>
        <translation>Người nộp hồ sơ</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Chủ hồ sơ</translation>
    </message>
</context>
<context>
    <name>ui::models::ChecklistModel</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n trang</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::models::DossierListModel</name>
    <message>
        <source>(does not open)</source>
        <translation>(không mở được)</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Mã hồ sơ</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Chủ hồ sơ</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Thủ tục</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Tiếp nhận lúc</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Hẹn trả</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
</context>
<context>
    <name>ui::models::OutboxModel</name>
    <message>
        <source>Proof of the log</source>
        <translation>Xác nhận nhật ký</translation>
    </message>
    <message>
        <source>(does not open)</source>
        <translation>(không mở được)</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>No connection: sent by itself later</source>
        <translation>Chưa có mạng: sẽ tự gửi sau</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Metered: F6 sends it</source>
        <translation>Mạng tính cước: F6 để gửi</translation>
    </message>
    <message>
        <source>%1 · %2 left</source>
        <translation>%1 · còn %2</translation>
    </message>
    <message>
        <source>%1 wait: the network is metered. F6 sends them now.</source>
        <translation>%1 đang chờ vì mạng tính cước theo dung lượng. F6 để gửi ngay.</translation>
    </message>
    <message>
        <source>%1 wait</source>
        <translation>%1 đang chờ gửi</translation>
    </message>
    <message>
        <source>%1 wait · %2 a second · %3</source>
        <translation>%1 đang chờ gửi · %2 mỗi giây · %3</translation>
    </message>
    <message>
        <source>%1 of %2 files sent</source>
        <translation>Đã gửi %1/%2 tệp</translation>
    </message>
    <message>
        <source>All files sent</source>
        <translation>Đã gửi đủ tệp</translation>
    </message>
    <message>
        <source>%1 · no receipt</source>
        <translation>%1 · không có biên nhận</translation>
    </message>
    <message>
        <source>%1 · receipt %2</source>
        <translation>%1 · biên nhận số %2</translation>
    </message>
    <message>
        <source>F7 sends it again</source>
        <translation>F7 để gửi lại</translation>
    </message>
    <message>
        <source>F8 is there · F7 send again</source>
        <translation>F8 đã có · F7 gửi lại</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Mã hồ sơ</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Thủ tục</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Chủ hồ sơ</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Tiếp nhận lúc</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Tiến độ</translation>
    </message>
</context>
<context>
    <name>ui::models::PageListModel</name>
    <message>
        <source>reading …</source>
        <translation>đang đọc …</translation>
    </message>
    <message>
        <source>blank, not filed</source>
        <translation>trang trắng, không lưu</translation>
    </message>
    <message>
        <source>set aside, not filed</source>
        <translation>để riêng, không lưu</translation>
    </message>
    <message>
        <source>not usable</source>
        <translation>không dùng được</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Trang %1</translation>
    </message>
    <message>
        <source>scanned again, not filed</source>
        <translation>đã quét lại, không lưu</translation>
    </message>
    <message>
        <source>incomplete (%1 %)</source>
        <translation>thiếu một phần (%1 %)</translation>
    </message>
    <message>
        <source>Page %1 is incomplete: %2 % of it was scanned, and that is kept. Scan the sheet again with S, or take it as it is with T.</source>
        <translation>Trang %1 bị thiếu một phần: chỉ quét được %2 %, phần này vẫn được giữ. Hãy quét lại tờ này bằng phím S, hoặc chấp nhận như hiện có bằng phím T.</translation>
    </message>
    <message>
        <source>came twice?</source>
        <translation>bị quét hai lần?</translation>
    </message>
    <message>
        <source>two sheets at once?</source>
        <translation>hai tờ qua cùng lúc?</translation>
    </message>
    <message>
        <source>back side missing?</source>
        <translation>thiếu mặt sau?</translation>
    </message>
    <message>
        <source>page %1/%2 missing?</source>
        <translation>thiếu trang %1/%2?</translation>
    </message>
    <message>
        <source>Page %1 looks exactly like page %2. Both are kept. If the scanner delivered it twice, set it aside with Del.</source>
        <translation>Trang %1 giống hệt trang %2. Cả hai vẫn được giữ. Nếu máy quét gửi trùng, hãy để riêng trang này bằng phím Del.</translation>
    </message>
    <message>
        <source>Page %1 is much longer than its neighbours: perhaps two sheets went through at once. It is kept. If one is hidden, scan this page again with S, then the other sheet with F5.</source>
        <translation>Trang %1 dài hơn hẳn các trang bên cạnh: có thể hai tờ đã qua máy cùng lúc. Trang vẫn được giữ. Nếu có tờ bị che, hãy quét lại trang này bằng phím S rồi quét tờ kia bằng phím F5.</translation>
    </message>
    <message>
        <source>On page %1 is printed %2/%3, but no page %4/%3 follows. All pages are kept. Look whether one is missing, and scan it with F5.</source>
        <translation>Trên trang %1 có in số trang %2/%3, nhưng sau đó không có trang %4/%3. Mọi trang vẫn được giữ. Hãy xem có thiếu trang nào không và quét trang đó bằng phím F5.</translation>
    </message>
    <message>
        <source>The back of page %1 was not scanned. All pages are kept. If there is something on it, scan it with F5 and move it here with U.</source>
        <translation>Mặt sau của trang %1 chưa được quét. Mọi trang vẫn được giữ. Nếu mặt sau có nội dung, hãy quét bằng phím F5 rồi chuyển về đây bằng phím U.</translation>
    </message>
    <message>
        <source>On page %1 is printed %2/%3, but the page before it is not %4/%3. All pages are kept. Look whether one is missing, or move them with U and D.</source>
        <translation>Trên trang %1 có in số trang %2/%3, nhưng trang trước nó không phải là %4/%3. Mọi trang vẫn được giữ. Hãy xem có thiếu trang nào không, hoặc sắp xếp lại bằng phím U và D.</translation>
    </message>
    <message>
        <source>%1, not filed</source>
        <translation>%1, không lưu</translation>
    </message>
    <message>
        <source>%1: “%2”</source>
        <translation>%1: “%2”</translation>
    </message>
</context>
<context>
    <name>ui::outbox::OutboxPage</name>
    <message>
        <source>The portal keeps it, so that nobody cuts off the end of the log.</source>
        <translation>Cổng giữ bản này để không ai cắt bớt được phần cuối nhật ký.</translation>
    </message>
    <message>
        <source>Go on sending</source>
        <translation>Gửi tiếp</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Files sent: %1 of %2</source>
        <translation>Tệp đã gửi: %1/%2</translation>
    </message>
    <message>
        <source>Tries: %1</source>
        <translation>Số lần thử: %1</translation>
    </message>
    <message>
        <source>The portal&apos;s own words: “%1”</source>
        <translation>Cổng trả lời: “%1”</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Hộp gửi</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Chi tiết</translation>
    </message>
    <message>
        <source>No dossier has been taken yet.</source>
        <translation>Chưa tiếp nhận hồ sơ nào.</translation>
    </message>
    <message>
        <source>Dossiers on their way to the portal</source>
        <translation>Hồ sơ đang gửi tới cổng</translation>
    </message>
    <message>
        <source>Details of the dossier</source>
        <translation>Chi tiết hồ sơ</translation>
    </message>
    <message>
        <source>Why it waits</source>
        <translation>Vì sao còn chờ</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Gửi ngay</translation>
    </message>
    <message>
        <source>Write to USB stick</source>
        <translation>Ghi ra USB</translation>
    </message>
    <message>
        <source>Receipt from stick</source>
        <translation>Nhận biên nhận từ USB</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Gửi lại</translation>
    </message>
    <message>
        <source>It is there</source>
        <translation>Đã có ở đó</translation>
    </message>
    <message>
        <source>Until the portal has given numbers, dossiers get provisional ones when the counter&apos;s own are used up.</source>
        <translation>Khi cổng chưa cấp dãy số, hồ sơ nhận số tạm sau khi quầy dùng hết số của mình.</translation>
    </message>
</context>
<context>
    <name>ui::shell::MainWindow</name>
    <message numerus="yes">
        <source>%n dossier(s) waiting to be sent</source>
        <translation>
            <numerusform>%n hồ sơ chờ gửi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) a clerk</source>
        <translation>
            <numerusform>%n hồ sơ cần cán bộ kiểm tra</numerusform>
        </translation>
    </message>
    <message>
        <source>Counterfoil</source>
        <translation>Counterfoil</translation>
    </message>
    <message>
        <source>counter %1</source>
        <translation>quầy %1</translation>
    </message>
    <message>
        <source>Intake</source>
        <translation>Tiếp nhận</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Hộp gửi</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Đăng xuất</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Nobody is signed in</source>
        <translation>Chưa ai đăng nhập</translation>
    </message>
    <message>
        <source>The scanner&apos;s button was pressed; nothing was scanned.</source>
        <translation>Nút trên máy quét vừa được nhấn; chưa quét trang nào.</translation>
    </message>
    <message>
        <source>Sign in, then press it again.</source>
        <translation>Hãy đăng nhập rồi nhấn lại nút đó.</translation>
    </message>
    <message>
        <source>Press it again when the work in hand is done.</source>
        <translation>Hãy nhấn lại nút đó khi việc đang làm đã xong.</translation>
    </message>
    <message>
        <source>Go to the intake (F2), then press it again.</source>
        <translation>Hãy về màn hình tiếp nhận (F2) rồi nhấn lại nút đó.</translation>
    </message>
    <message>
        <source>Answer the question on the screen, then press it again.</source>
        <translation>Hãy trả lời câu hỏi trên màn hình rồi nhấn lại nút đó.</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Hồ sơ</translation>
    </message>
</context>
<context>
    <name>ui::sign_in::SignInPage</name>
    <message>
        <source>Signing in …</source>
        <translation>Đang đăng nhập …</translation>
    </message>
    <message>
        <source>Nobody was at work, so the counter is locked. The draft is kept. Sign in to go on.</source>
        <translation>Không có ai thao tác nên quầy đã khóa. Bản nháp vẫn được giữ. Hãy đăng nhập để làm tiếp.</translation>
    </message>
    <message>
        <source>Nothing waits to be sent.</source>
        <translation>Không có hồ sơ chờ gửi.</translation>
    </message>
    <message>
        <source>Dossiers at this counter:</source>
        <translation>Hồ sơ tại quầy này:</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Đăng nhập</translation>
    </message>
    <message>
        <source>counter %1</source>
        <translation>quầy %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên đăng nhập</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>Tên đăng nhập</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Cụm mật khẩu</translation>
    </message>
    <message>
        <source>Sign in   Enter</source>
        <translation>Đăng nhập   Enter</translation>
    </message>
    <message>
        <source>Sign in, Enter</source>
        <translation>Đăng nhập, Enter</translation>
    </message>
</context>
<context>
    <name>ui::widgets::LanguageButton</name>
    <message>
        <source>Change the language to %1</source>
        <translation>Đổi ngôn ngữ sang %1</translation>
    </message>
</context>
</TS>
