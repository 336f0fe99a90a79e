import { randomUUID } from 'node:crypto';
import { Database, type Tx } from '@app/database';
import { checkInput } from '@app/graphql';
import { authorise } from '@app/identity';
import { type Actor, NotFound, type Outcome, type PersonActor, Problems } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { EpisodeType } from './api/episode.type';
import { RecordEqualityInput, RecordJoinedInput, RecordSupportInput } from './api/support.input';
import {
  ageGroupAtStart,
  answerProblems,
  joiningProblems,
  type Span,
  type Supported,
  supportProblems,
} from './domain/supported';
import { episodeLock } from './store/episodes.store';
import { recordFor } from './store/on-record';
import { EpisodeEntity } from './store/placement.entity';
import { readEpisode } from './store/placements.read';
import { EpisodePersonEntity } from './store/support.entity';
import { saveAnswers, saveSupport } from './store/support.store';

/**
 * Who is supported in an episode, what they said about equality and what they were given: adults and children, in stays
 * and in sanctuary, while it lasts and after it ended, so that the return can count them. The own provider's alone.
 */
@Injectable()
export class Support {
  constructor(private readonly db: Database) {}

  /** Their own answers about equality. "Prefers not to say" is one; what was not asked is left out. */
  recordEquality(actor: Actor, input: RecordEqualityInput): Promise<Outcome<EpisodeType>> {
    authorise(actor, 'recordEquality');
    return this.db.commit(actor, async (tx) => {
      const problems = checkInput(RecordEqualityInput, input);
      if (problems.length > 0) return new Problems(problems);
      const { episode, people } = await lockSupported(tx, input.episodeId);
      const wrong = answerProblems(input.answers, people);
      if (wrong.length > 0) return new Problems(wrong);
      await saveAnswers(
        tx,
        { providerId: episode.providerId, recordedBy: actor.personId },
        input.answers.map(({ person, characteristic, answer }) => ({
          episodePersonId: idOf(people, person),
          characteristic,
          answer,
        })),
      );
      return written(tx, episode, 'EQUALITY_RECORDED');
    });
  }

  /** Support given, by person, since when. */
  recordSupport(actor: Actor, input: RecordSupportInput): Promise<Outcome<EpisodeType>> {
    authorise(actor, 'recordSupport');
    return this.db.commit(actor, async (tx) => {
      const problems = checkInput(RecordSupportInput, input);
      if (problems.length > 0) return new Problems(problems);
      const { episode, people } = await lockSupported(tx, input.episodeId);
      const wrong = supportProblems(input.given, people, spanOf(tx, episode));
      if (wrong.length > 0) return new Problems(wrong);
      await saveSupport(
        tx,
        { providerId: episode.providerId, recordedBy: actor.personId },
        input.given.map(({ person, supportType, firstGivenOn }) => ({
          episodePersonId: idOf(people, person),
          supportType,
          firstGivenOn,
        })),
      );
      return written(tx, episode, 'SUPPORT_RECORDED');
    });
  }

  /**
   * Somebody was born, or came later, and is supported from then on. Whether there is a bed for them is said where the
   * household's case is held (`changeHousehold`): here it is told who is to be counted.
   */
  recordJoined(actor: Actor, input: RecordJoinedInput): Promise<Outcome<EpisodeType>> {
    authorise(actor, 'recordJoined');
    const { idempotencyKey, ...request } = input;
    return this.db.commit(
      actor,
      async (tx) => {
        const problems = checkInput(RecordJoinedInput, input);
        if (problems.length > 0) return new Problems(problems);
        const { episode, people } = await lockSupported(tx, input.episodeId);
        const { gender = null, born = null, age = null, joinedOn } = input;
        const wrong = joiningProblems({ gender, born, age, joinedOn }, spanOf(tx, episode));
        if (wrong.length > 0) return new Problems(wrong);
        await tx.manager.insert(EpisodePersonEntity, {
          id: randomUUID(),
          episodeId: episode.id,
          providerId: episode.providerId,
          number: Math.max(0, ...people.map(({ number }) => number)) + 1,
          lead: false,
          gender,
          birthYear: born?.year ?? null,
          birthMonth: born?.month ?? null,
          ageTold: age,
          ageToldOn: age === null ? null : joinedOn,
          joinedOn,
        });
        return written(tx, episode, 'PERSON_JOINED');
      },
      { once: { operation: 'recordJoined', key: idempotencyKey, request, again: existing } },
    );
  }
}

const spanOf = (tx: Tx, { startedOn, endedOn }: EpisodeEntity): Span => ({
  startedOn,
  endedOn,
  today: tx.today,
});

interface SupportedPerson extends Supported {
  readonly id: string;
}

/** The episode of the actor's own organisation and who is supported in it, one command at a time. @throws NotFound */
async function lockSupported(
  tx: Tx<PersonActor>,
  id: string,
): Promise<{ readonly episode: EpisodeEntity; readonly people: readonly SupportedPerson[] }> {
  await tx.lock(episodeLock(id));
  const episode = await tx.manager.findOneBy(EpisodeEntity, { id, providerId: tx.actor.organisationId });
  if (!episode) throw new NotFound();
  const people = await tx.manager.findBy(EpisodePersonEntity, { episodeId: id });
  return { episode, people: people.map(supported) };
}

function supported(person: EpisodePersonEntity): SupportedPerson {
  const { id, number, joinedOn, birthYear, birthMonth, ageTold, ageToldOn } = person;
  const born = birthYear === null || birthMonth === null ? null : { year: birthYear, month: birthMonth };
  const told = ageTold === null || ageToldOn === null ? null : { age: ageTold, on: ageToldOn };
  return { id, number, joinedOn, ageGroup: ageGroupAtStart({ born, ageTold: told }, joinedOn).group };
}

function idOf(people: readonly SupportedPerson[], number: number): string {
  const found = people.find((person) => person.number === number);
  if (!found) throw new RangeError('Checked before: everybody named is there.');
  return found.id;
}

async function written(
  tx: Tx,
  { id, householdId, providerId: organisationId }: EpisodeEntity,
  action: string,
): Promise<EpisodeType> {
  await recordFor(tx, { householdId, organisationId }, { action, subject: { kind: 'episode', id } });
  return existing(tx, id);
}

async function existing(tx: Tx, id: string): Promise<EpisodeType> {
  const episode = await readEpisode(tx, id);
  if (!episode) throw new NotFound();
  return episode;
}
