import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import express, { type Request, type Response } from 'express';
import { oneFile, uploadedText } from './upload';

let server: Server;
let url: string;

beforeAll(async () => {
  const app = express();
  app.post('/', oneFile('file', 10), (request: Request, response: Response) => {
    response.json({ body: request.body as unknown, file: uploadedText(request) });
  });
  server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function send(parts: Readonly<Record<string, string | Blob>>): Promise<unknown> {
  const form = new FormData();
  for (const [name, value] of Object.entries(parts)) form.append(name, value);
  const answer = await fetch(url, { method: 'POST', body: form });
  return answer.ok ? answer.json() : answer.status;
}

describe('a form with one file', () => {
  it('gives its fields and the text of its file', async () => {
    expect(await send({ formToken: 't', file: new Blob(['£ 1,2']) })).toEqual({
      body: { formToken: 't' },
      file: { text: '£ 1,2', tooLarge: false },
    });
  });

  it('knows that none was chosen', async () => {
    expect(await send({ formToken: 't', file: new Blob([]) })).toEqual({
      body: { formToken: 't' },
      file: { text: null, tooLarge: false },
    });
  });

  it('keeps what was entered beside a file that is too large', async () => {
    expect(await send({ formToken: 't', note: 'n', file: new Blob(['12345678901']) })).toEqual({
      body: { formToken: 't', note: 'n' },
      file: { text: null, tooLarge: true },
    });
  });

  it('takes no other file', async () => {
    expect(await send({ formToken: 't', other: new Blob(['1']) })).not.toHaveProperty('file');
  });
});
