// SPDX-License-Identifier: GPL-3.0-or-later
// Sends one file by tus-js-client, and goes on after each cut until it is there. Prints one line of JSON at the end; exit 1: it
// was given up.
import { createReadStream, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { Upload } from "tus-js-client";

const { values: options } = parseArgs({
  options: {
    to: { type: "string" }, // "http://127.0.0.1:4711/v1/files/"
    file: { type: "string" },
    metadata: { type: "string", default: "{}" }, // JSON
    headers: { type: "string", default: "{}" }, // JSON
    chunk: { type: "string", default: "0" }, // bytes a PATCH; 0: all in one
  },
});

const begun = process.hrtime.bigint();
let retries = 0;
const upload = new Upload(createReadStream(options.file), {
  endpoint: options.to,
  uploadSize: statSync(options.file).size,
  chunkSize: Number(options.chunk) || Infinity,
  metadata: JSON.parse(options.metadata),
  headers: JSON.parse(options.headers),
  retryDelays: Array(50).fill(10),
  onShouldRetry: () => ++retries < 50,
  onError(error) {
    console.error(error.message);
    process.exit(1);
  },
  onSuccess() {
    const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
    console.log(JSON.stringify({ url: upload.url, seconds, retries }));
  },
});
upload.start();
