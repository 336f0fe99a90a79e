import { who } from './bench.mjs';
import { floorClient, Recorder } from './statements.mjs';

/**
 * Hearth's commands in this process over one database, twice: as they are, and with every statement told to a
 * recorder; and a connection for the floor.
 */
export async function commandsOver({ compiled, stops }, database) {
  const { connect, Database } = compiled('libs/database/src/index.js');
  const { entities } = compiled('apps/parts.js');
  const { Actors } = compiled('libs/identity/src/index.js');
  const { Holds } = compiled('libs/placements/src/index.js');
  const { Searches } = compiled('libs/search/src/index.js');
  const { Vacancies } = compiled('libs/accommodation/src/vacancies.js');

  const recorder = new Recorder();
  const over = async (options) => {
    const dataSource = await connect(database.appUrl, entities, { poolSize: 1, ...options });
    stops.push(() => dataSource.destroy());
    const db = new Database(dataSource);
    return {
      actors: new Actors(db),
      holds: new Holds(db),
      searches: new Searches(db),
      vacancies: new Vacancies(db),
    };
  };
  const commands = await over({});
  const recorded = await over({ logger: recorder });
  const person = await commands.actors.forSubject(database.issuer, who);
  const actor = commands.actors.actorFor(person);
  return { actor, commands, recorded, recorder, floor: await floorClient(database.appUrl, stops) };
}

/** What a command gave; throws when it gave problems. */
export function done(outcome) {
  if (outcome?.problems) throw new Error(outcome.problems.map(({ message }) => message).join(' '));
  return outcome;
}

/** Whether the database was told to give up on a statement that took too long: then the command failed. */
export const gaveUp = (error) => error.driverError?.code === '57014';

/** Households whose case the actor's organisation holds, still looking for a place, the oldest first. */
export async function openHouseholds(client, organisationId) {
  const { rows } = await client.query(
    `select h.id from household h join case_holder c on c.household_id = h.id
     where c.organisation_id = $1 and c.until is null and h.status = 'OPEN'
       and not exists (select from hold where household_id = h.id and ends_at > now())
       and not exists (select from placement p where p.household_id = h.id and p.outcome is null)
     order by h.registered_at, h.id`,
    [organisationId],
  );
  return rows.map(({ id }) => id);
}
