import { withClient } from './bench.mjs';
import { commandsOver, done, gaveUp, openHouseholds } from './commands.mjs';
import { figure, inTurns, oneAtATime, table } from './rounds.mjs';
import { Replay } from './statements.mjs';

const most = 20;

/** `findMatches` in this process, and only its statements over one connection. */
export async function measureSearches(context) {
  const { seconds, say, server } = context;
  const hearth = await commandsOver(context, server);
  const { actor } = hearth;
  const households = await withClient(server.administratorUrl, async (client) =>
    (await openHouseholds(client, actor.organisationId)).slice(0, most),
  );
  const { sides, matches, statements } = await searchSides(hearth, households);
  const { command, floor } = await inTurns(sides, seconds);
  say(
    `\n2. findMatches for ${households.length} households of the county, ${figure(matches)} places found on average, ${statements} statements\n`,
  );
  say(
    table(
      ['', 'ms', 'a second', 'times the floor'],
      [
        ['floor: its SQL over one connection', figure(floor.ms), figure(1_000 / floor.ms), '1'],
        ['the command', figure(command.ms), figure(1_000 / command.ms), (command.ms / floor.ms).toFixed(2)],
      ],
    ),
  );
}

/**
 * Both sides of a search, for `inTurns`, over the same households in the same order; how much they find; and how many
 * of the searches failed because the database gave up, which are timed all the same.
 */
export async function searchSides({ actor, commands, recorded, recorder, floor }, households) {
  const replays = [];
  let matches = 0;
  let failures = 0;
  for (const household of households) {
    replays.push(
      await Replay.of(recorder, async () => {
        const { suitable, askFirst } = done(await recorded.searches.findMatches(actor, household));
        matches += (suitable + askFirst) / 3 / households.length;
      }),
    );
  }
  return {
    matches,
    statements: replays[0].length,
    failures: () => failures,
    sides: {
      floor: oneAtATime((number) => Replay.send(floor, replays[number % replays.length].prepare())),
      command: oneAtATime(async (number) => {
        try {
          done(await commands.searches.findMatches(actor, households[number % households.length]));
        } catch (error) {
          if (!gaveUp(error)) throw error;
          failures += 1;
        }
      }),
    },
  };
}
