import { request } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';

/** Addresses that lead out, end the session, or are no page. */
const noPage =
  /^\/(sign-out|leave|live|assets|organisation$|health)|\.(csv|ods|xlsx|json)(\?|$)|\/(download|export)(\/|\?|$)/;

/** What is left of an address when what it is about is taken out: pages of one kind have one. */
export const kindOf = (path) =>
  path
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    .replaceAll(/=[^&]*/g, '')
    .replaceAll(/\/[A-Z][A-Z0-9_]+/g, '/word')
    .replaceAll(/\d+/g, 'n');

/** Whether the link of a page leads to another page. */
export const leadsToPage = (link) => link.startsWith('/') && !noPage.test(link);

/** Somebody at the pages without a browser, over plain HTTP: keeps cookies and follows where it is sent. */
export class Visitor {
  #jar = new Map();

  /** @param base where the pages are, as an origin. */
  constructor(base) {
    this.base = base;
  }

  /** Signs in as a person of the demonstration. */
  static async signIn(base, person) {
    const visitor = new Visitor(base);
    const choice = await visitor.get('/sign-in');
    const action = /<form method="post" action="([^"]*)"/.exec(choice.text)?.[1];
    if (!action) throw new Error(`There is no choice of people at ${choice.url}.`);
    const at = new URL(action.replaceAll('&amp;', '&'), choice.url).href;
    const home = await visitor.#follow(at, `person=${encodeURIComponent(person)}`);
    if (!home.url.startsWith(base) || home.status !== 200)
      throw new Error(`${person} was not signed in: ${home.status} at ${home.url}`);
    return visitor;
  }

  /** The same person at another process's pages, whose sessions are the same. */
  at(base) {
    const visitor = new Visitor(base);
    visitor.#jar.set(base, this.#jar.get(this.base));
    return visitor;
  }

  /**
   * A page, after any redirects.
   *
   * @returns its `url`, `status` and `headers`, its `text`, and how many `bytes` came over the wire, compressed.
   */
  get(path) {
    return this.#follow(new URL(path, this.base).href);
  }

  /** The addresses of other pages that a page links to, each once. */
  static linksOf({ text }) {
    const links = [...text.matchAll(/\shref="([^"#]*)/g)].map(([, link]) => link.replaceAll('&amp;', '&'));
    return [...new Set(links)].filter(leadsToPage);
  }

  async #follow(url, form) {
    let answer = await this.#ask(url, form);
    for (let times = 0; times < 10 && answer.headers.location; times += 1)
      answer = await this.#ask(new URL(answer.headers.location, answer.url).href);
    return answer;
  }

  #ask(url, form) {
    const { origin } = new URL(url);
    const cookies = this.#jar.get(origin) ?? new Map();
    this.#jar.set(origin, cookies);
    const headers = {
      'accept-encoding': 'br',
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', origin }),
    };
    return new Promise((resolve, reject) => {
      const asked = request(url, { method: form === undefined ? 'GET' : 'POST', headers }, (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          for (const line of response.headers['set-cookie'] ?? []) {
            const [, name, value] = /^([^=]*)=([^;]*)/.exec(line);
            if (value === '') cookies.delete(name);
            else cookies.set(name, value);
          }
          const raw = Buffer.concat(parts);
          const body = response.headers['content-encoding'] === 'br' ? brotliDecompressSync(raw) : raw;
          const { statusCode: status, headers: answered } = response;
          resolve({ url, status, headers: answered, text: body.toString('utf8'), bytes: raw.length });
        });
      });
      asked.on('error', reject);
      asked.end(form);
    });
  }
}
