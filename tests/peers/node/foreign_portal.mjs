// SPDX-License-Identifier: GPL-3.0-or-later
// The portal stand-in with somebody else's upload server before it: a file that is whole there goes on to the stand-in, which
// judges it. Loopback interface only.
import { createReadStream } from "node:fs";
import http from "node:http";
import path from "node:path";
import { parseArgs } from "node:util";
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";
import { Tus } from "@uploadx/core";

const { values: options } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    portal: { type: "string" }, // "http://127.0.0.1:4711"
    data: { type: "string" }, // folder of the uploads
    uploads: { type: "string", default: "tus" }, // @tus/server, or "uploadx"
  },
});
const UPLOADS = "/v1/files";

const ask = (method, where, headers, body) =>
  new Promise((done, failed) => {
    const request = http.request(where, { method, headers }, (answer) => {
      answer.resume();
      answer.on("end", () => done(answer));
    });
    request.on("error", failed);
    body ? body.pipe(request) : request.end();
  });

const OURS = ["authorization", "x-office", "x-device-seq", "x-client-time", "x-request-id", "tus-resumable"];
const oursOf = (request) => Object.fromEntries(OURS.map((name) => [name, request.headers[name]]));
const locations = new Map(); // at the portal, by the name of the upload here

async function handOver(request, id, size, metadata) {
  const ours = oursOf(request);
  const named = Object.entries(metadata).map(([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`);
  const created = await ask("POST", options.portal + UPLOADS + "/",
    { ...ours, "upload-length": size, "upload-metadata": named.join(","), "content-length": 0 });
  if (created.statusCode !== 201) throw new Error(`the portal refuses an upload: ${created.statusCode}`);
  const sent = await ask("PATCH", options.portal + created.headers.location,
    { ...ours, "upload-offset": 0, "content-type": "application/offset+octet-stream", "content-length": size },
    createReadStream(path.join(options.data, id)));
  if (sent.statusCode !== 204) throw new Error(`the portal refuses the file: ${sent.statusCode}`);
  locations.set(id, created.headers.location);
}

async function takeBack(request) {
  const id = path.basename(request.url);
  if (!locations.has(id)) return;
  await ask("DELETE", options.portal + locations.get(id), { ...oursOf(request), "content-length": 0 });
  locations.delete(id);
}

function tusServer() {
  const server = new Server({
    path: UPLOADS,
    datastore: new FileStore({ directory: options.data }),
    relativeLocation: true,
    async onUploadFinish(request, response, upload) {
      await handOver(request, upload.id, upload.size, upload.metadata);
      return response;
    },
  });
  return (request, response) => server.handle(request, response);
}

function uploadxServer() {
  const known = ["dossier", "file", "rev", "sha256", "filename"];
  const server = new Tus({ directory: options.data, path: UPLOADS, logLevel: "none" });
  return (request, response) => {
    if (request.url === UPLOADS + "/") request.url = UPLOADS; // it adds a slash to any
    server.upload(request, response, async () => {
      // Only a whole upload comes here.
      const file = request.body;
      const metadata = Object.fromEntries(known.map((key) => [key, file.metadata[key]]));
      try {
        await handOver(request, file.name, file.size, metadata);
        response.writeHead(204, { "Tus-Resumable": "1.0.0", "Upload-Offset": file.bytesWritten }).end();
      } catch (error) {
        response.writeHead(500).end(error.message);
      }
    });
  };
}

function passOn(request, response) {
  const { host, ...headers } = request.headers;
  const onward = http.request(options.portal + request.url, { method: request.method, headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => response.destroy());
  request.pipe(onward);
}

const uploads = options.uploads === "uploadx" ? uploadxServer() : tusServer();
const server = http.createServer(async (request, response) => {
  if (!request.url.startsWith(UPLOADS)) return passOn(request, response);
  if (request.method === "DELETE") await takeBack(request);
  uploads(request, response);
});
server.listen(Number(options.port), "127.0.0.1", () => console.log(JSON.stringify({ port: server.address().port })));
