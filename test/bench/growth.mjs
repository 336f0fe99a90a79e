import { withClient } from './bench.mjs';
import { commandsOver, gaveUp, openHouseholds } from './commands.mjs';
import { figure, inTurns, oneAtATime, table } from './rounds.mjs';
import { searchSides } from './searches.mjs';
import { Replay } from './statements.mjs';

/** The same acts on a small, a large and a nation's number of open vacancies, in turns. */
export async function measureGrowth(context) {
  const { seconds, say, grown } = context;
  const sizes = [];
  for (const database of grown) {
    const hearth = await commandsOver(context, database);
    const { actor } = hearth;
    const households = await withClient(database.administratorUrl, async (client) =>
      (await openHouseholds(client, actor.organisationId)).slice(0, 2),
    );
    sizes.push({
      open: database.open,
      search: await searchSides(hearth, households).catch(nullIfGivenUp),
      first: await listSides(hearth),
      deep: await listSides(hearth, await cursorHalfway(database)),
    });
  }
  const kinds = { first: 1, deep: 1, search: 2 };
  const shares = Object.values(kinds).reduce((sum, share) => sum + share);
  const measured = {};
  for (const [kind, share] of Object.entries(kinds)) {
    const sides = sizes.flatMap((size) =>
      Object.entries(size[kind]?.sides ?? {}).map(([side, act]) => [`${size.open} ${side}`, act]),
    );
    measured[kind] = await inTurns(Object.fromEntries(sides), (seconds * share) / shares, 3);
  }
  const row = (words, kind, { open, [kind]: acts }) => {
    if (acts === null) return [words, open.toLocaleString('en-GB'), '', '', 'failed: too slow', '', ''];
    const [floor, command] = ['floor', 'command'].map((side) => measured[kind][`${open} ${side}`].ms);
    const least = measured[kind][`${sizes[0].open} command`].ms;
    return [
      words,
      open.toLocaleString('en-GB'),
      figure(acts.matches ?? 50),
      figure(floor),
      figure(command),
      (command / floor).toFixed(2),
      (command / least).toFixed(1),
    ];
  };
  say(
    '\n4. Growth, milliseconds in this process, one at a time. A page should cost the same whatever there is; ' +
      'a search judges every open vacancy, and keeps every place found with its reasons\n',
  );
  say(
    table(
      ['', 'open vacancies', 'in the answer', 'floor', 'command', 'times the floor', 'times the smallest'],
      [
        ...sizes.map((size) => row('first page of the list', 'first', size)),
        ...sizes.map((size) => row('a page halfway down the list', 'deep', size)),
        ...sizes.map((size) => row('findMatches', 'search', size)),
      ],
    ),
  );
  for (const { open, search } of sizes) {
    if (search?.failures())
      say(
        `findMatches among ${open}: ${search.failures()} failed, a statement took longer than Hearth allows.`,
      );
  }
}

function nullIfGivenUp(error) {
  if (gaveUp(error)) return null;
  throw error;
}

/** Both sides of a page of the list, for `inTurns`. */
async function listSides({ actor, commands, recorded, recorder, floor }, after) {
  const page = ({ vacancies }) => vacancies.vacancies(actor, { first: 50, after }, ['OPEN']);
  const replay = await Replay.of(recorder, () => page(recorded));
  return {
    sides: {
      floor: oneAtATime(() => Replay.send(floor, replay.prepare())),
      command: oneAtATime(async () => {
        const { nodes } = await page(commands);
        if (nodes.length !== 50) throw new Error('A page was not full.');
      }),
    },
  };
}

/** The cursor of the list after half of the open vacancies. */
const cursorHalfway = ({ administratorUrl, open }) =>
  withClient(administratorUrl, async (client) => {
    const { rows } = await client.query(
      `select instant(made_at) as made_at, id from vacancy where status = 'OPEN' order by made_at desc, id desc offset $1 limit 1`,
      [Math.floor(open / 2)],
    );
    return Buffer.from(JSON.stringify([rows[0].made_at, rows[0].id])).toString('base64url');
  });
