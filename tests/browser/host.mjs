// A static host that reads `_headers`, as Netlify and Cloudflare Pages do: all rules that match a path
// add up.

import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { dist } from './harness.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** The rules of a `_headers` file: a path, which may end with `*`, and indented headers below it. */
function rules(text) {
  const found = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    if (!/^\s/.test(line)) {
      found.push({ path: line.trim(), headers: [] });
      continue;
    }
    const [, name, value] = /^\s+([^:]+):\s*(.*)$/.exec(line);
    found.at(-1).headers.push([name.toLowerCase(), value.trim()]);
  }
  return found;
}

const matches = (rule, path) => (rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : rule === path);

/**
 * Serves a folder, with the headers that its `_headers` asks for.
 * @param {{ dir?: string, change?: (html: string) => string }} options `change` is done to each page
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function host({ dir = dist, change = (html) => html } = {}) {
  const known = rules(readFileSync(join(dir, '_headers'), 'utf8'));
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    let file = join(dir, normalize(path));
    if (path.endsWith('/')) file = join(file, 'index.html');
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return response.writeHead(404).end();
    const headers = { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' };
    for (const [name, value] of known.filter((rule) => matches(rule.path, path)).flatMap((rule) => rule.headers)) {
      headers[name] = headers[name] ? `${headers[name]}, ${value}` : value;
    }
    const body = readFileSync(file);
    response.writeHead(200, headers).end(extname(file) === '.html' ? change(body.toString()) : body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise((done) => (server.close(done), server.closeAllConnections())),
  };
}
