import { randomUUID } from 'node:crypto';
import { withClient } from './bench.mjs';
import { commandsOver, done, openHouseholds } from './commands.mjs';
import { figure, inTurns, oneAtATime, table } from './rounds.mjs';
import { Replay } from './statements.mjs';

/** How many places are held in turn: on one alone, its own ended holds would soon be what is measured. */
const most = 24;

/** `holdVacancy` and then `releaseHold` in this process, and only their statements over one connection. */
export async function measureHolds(context) {
  const { seconds, say, server } = context;
  const { actor, commands, recorded, recorder, floor } = await commandsOver(context, server);
  const households = await withClient(server.administratorUrl, (client) =>
    openHouseholds(client, actor.organisationId),
  );
  const holdAndRelease = async ({ holds }, which) => {
    const { id } = done(await holds.holdVacancy(actor, { ...which, idempotencyKey: randomUUID() }));
    done(await holds.releaseHold(actor, id));
  };
  const wanted = (await placesFound(commands.searches, actor, households)).slice(0, most);
  const replays = [];
  for (const which of wanted) replays.push(await Replay.of(recorder, () => holdAndRelease(recorded, which)));

  const measured = await inTurns(
    {
      floor: oneAtATime((number) => Replay.send(floor, replays[number % replays.length].prepare())),
      command: oneAtATime((number) => holdAndRelease(commands, wanted[number % wanted.length])),
    },
    seconds,
  );
  const row = (words, { ms }) => [words, figure(ms), figure(1_000 / ms), (ms / measured.floor.ms).toFixed(2)];
  say(
    `\n3. Hold a place, then let it go: ${wanted.length} places in turn, ${replays[0].length} statements for both commands\n`,
  );
  say(
    table(
      ['', 'ms', 'a second', 'times the floor'],
      [
        row('floor: their SQL over one connection', measured.floor),
        row('holdVacancy, releaseHold', measured.command),
      ],
    ),
  );
}

/** What each household could hold, every unit once. */
async function placesFound(searches, actor, households) {
  const found = new Map();
  for (const householdId of households) {
    const search = done(await searches.findMatches(actor, householdId));
    const { nodes } = await searches.matches(actor, search, { first: 50 });
    const free = nodes.map(({ vacancy }) => vacancy.id).filter((vacancyId) => !found.has(vacancyId));
    for (const vacancyId of free.slice(0, 3)) found.set(vacancyId, { householdId, vacancyId });
    if (found.size >= most) break;
  }
  return [...found.values()];
}
