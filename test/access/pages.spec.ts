import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { demoAccountNumbers, demoPeople } from '@app/demo';
import { type CountyPortal, startCountyPortal } from '../pages/county-portal';

/** What plain HTTP gave. */
interface Answer {
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly bytes: number;
}
interface Visitor {
  get(path: string): Promise<Answer>;
}
interface Visiting {
  readonly Visitor: {
    signIn(base: string, person: string): Promise<Visitor>;
    linksOf(answer: Answer): string[];
  };
  kindOf(path: string): string;
}

/**
 * Every page, as every role reaches it by links: no refuge location, no home that is made safe and no account number is in
 * it, its title, its address or its headers. A print view is the same page under other styles. And an address that one
 * person is shown opens to nobody of another organisation, who is told the same as of what was never there.
 */
const canary = new RegExp(`CANARY|${demoAccountNumbers.join('|')}`, 'i');
/** One person for each role, those with two workplaces left out. */
const people = demoPeople.filter(
  ({ roles, also }, index) =>
    !also && demoPeople.findIndex((other) => other.roles[0] === roles[0] && !other.also) === index,
);
/** Who does the same job elsewhere. */
const elsewhere: Readonly<Record<string, string>> = { rosa: 'maya', nina: 'noah', iris: 'piers' };
const anId = /[0-9a-f]{8}-[0-9a-f-]{27}/;

let portal: CountyPortal;
let visiting: Visiting;
const visitors = new Map<string, Visitor>();
/** The address of one page of each kind, by person. */
const shown = new Map<string, Map<string, Answer>>();

beforeAll(async () => {
  visiting = (await import(join(__dirname, '../../scripts/visitor.mjs'))) as Visiting;
  portal = await startCountyPortal();
  for (const { id } of [...people, ...demoPeople.filter(({ id }) => Object.values(elsewhere).includes(id))])
    if (!visitors.has(id)) visitors.set(id, await visiting.Visitor.signIn(portal.url, id));
  for (const { id } of people) shown.set(id, await everyKind(visitorOf(id)));
}, 180_000);
afterAll(() => portal.stop());

const visitorOf = (id: string): Visitor => {
  const visitor = visitors.get(id);
  if (!visitor) throw new Error(`${id} is not signed in.`);
  return visitor;
};

/** One page of each kind that links lead to, from the home on, by its address. */
async function everyKind(visitor: Visitor): Promise<Map<string, Answer>> {
  const queue = ['/'];
  const kinds = new Set(queue);
  const found = new Map<string, Answer>();
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const answer = await visitor.get(path);
    found.set(path, answer);
    for (const link of visiting.Visitor.linksOf(answer)) {
      if (kinds.has(visiting.kindOf(link))) continue;
      kinds.add(visiting.kindOf(link));
      queue.push(link);
    }
  }
  return found;
}

/** What differs between two pages that say the same: the token and the time in it. */
const said = ({ text }: Answer): string =>
  text.slice(text.indexOf('<main'), text.indexOf('</main>')).replaceAll(/value="[^"]*"/g, '');

describe('every page of every role', () => {
  it('is reached by links, and none of them is a dead end', () => {
    const dead = [...shown].flatMap(([id, pages]) =>
      [...pages].filter(([, { status }]) => status !== 200).map(([path, { status }]) => [id, path, status]),
    );
    expect(dead).toEqual([]);
    expect(shown.get('rosa')?.size).toBeGreaterThan(25);
    expect(shown.get('nina')?.size).toBeGreaterThan(15);
  });

  it('shows no location, no home and no account, in its text, title, address or headers', () => {
    const leaks = [...shown].flatMap(([id, pages]) =>
      [...pages]
        .filter(([path, { text, url, headers }]) =>
          canary.test([path, url, text, JSON.stringify(headers)].join(' ')),
        )
        .map(([path]) => [id, path]),
    );
    expect(leaks).toEqual([]);
  });

  it('says nothing of a household in its address or title', () => {
    const telling = [...shown].flatMap(([id, pages]) =>
      [...pages]
        .filter(([, { url, text }]) => /H-[0-9A-Z]{6}/.test(`${url} ${/<title>[^<]*/.exec(text)?.[0] ?? ''}`))
        .map(([path]) => [id, path]),
    );
    expect(telling).toEqual([]);
  });

  it('is kept by no browser and no proxy, and loads nothing from elsewhere', () => {
    for (const pages of shown.values())
      for (const [path, { headers, text }] of pages) {
        expect([path, headers['cache-control']]).toEqual([path, 'no-store']);
        expect([path, /(?:src|href)="https?:\/\/(?!127)/.exec(text)?.[0] ?? null]).toEqual([path, null]);
      }
  });

  it('is small enough for an old phone: under 100 kB with all that it loads', async () => {
    const [home] = shown.get('rosa')?.values() ?? [];
    const assets = [...(home?.text.matchAll(/(?:src|href)="(\/assets\/[^"]*)"/g) ?? [])].map(
      ([, at]) => at ?? '',
    );
    let sent = 0;
    for (const at of new Set([...assets, '/assets/govuk-frontend.min.js']))
      sent += (await visitorOf('rosa').get(at)).bytes;
    for (const pages of shown.values())
      for (const [path, { bytes }] of pages) expect([path, bytes + sent < 100_000]).toEqual([path, true]);
  });
});

describe('an address that somebody is shown', () => {
  it('is not there for whoever does the same job elsewhere', async () => {
    for (const [id, other] of Object.entries(elsewhere)) {
      const of = [...(shown.get(id)?.keys() ?? [])].filter((path) => anId.test(path));
      expect(of.length).toBeGreaterThan(0);
      for (const path of of) {
        const theirs = await visitorOf(other).get(path);
        const nothing = await visitorOf(other).get(path.replace(anId, randomUUID()));
        expect([other, path, theirs.status]).toEqual([other, path, 404]);
        expect(said(theirs)).toBe(said(nothing));
      }
    }
  }, 120_000);

  it('opens to another role only where the work goes on there', async () => {
    const opens = new Set<string>();
    const asked = new Set<string>();
    for (const [id, pages] of shown)
      for (const path of [...pages.keys()].filter((at) => anId.test(at)))
        for (const { id: other, roles, organisation } of people) {
          if (other === id || demoPeople.find((one) => one.id === id)?.organisation === organisation)
            continue;
          if (asked.has(`${other} ${path}`)) continue;
          asked.add(`${other} ${path}`);
          const { status, text, url, headers } = await visitorOf(other).get(path);
          expect(canary.test([url, text, JSON.stringify(headers)].join(' '))).toBe(false);
          expect([200, 403, 404]).toContain(status);
          if (status === 200) opens.add(`${visiting.kindOf(path)} ${String(roles[0])}`);
        }
    // A claim is its provider's and its fund's.
    expect([...opens].sort()).toEqual([
      '/claims/id FUND_OFFICER',
      '/claims/id ON_CALL_WORKER',
      '/claims/id PROVIDER_MANAGER',
      '/claims/id PROVIDER_WORKER',
      '/claims/id?row ON_CALL_WORKER',
      '/claims/id?row PROVIDER_MANAGER',
      '/claims/id?row PROVIDER_WORKER',
    ]);
  }, 120_000);
});
