import { randomUUID } from 'node:crypto';
import { record } from '@app/audit';
import { Database, type Once, type Tx } from '@app/database';
import { agesOn, type HouseholdFacts } from '@app/eligibility';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import {
  type Actor,
  addMinutes,
  authorise,
  dayIn,
  hashCode,
  isProblems,
  laterOf,
  type LocalDate,
  newReference,
  newSpokenCode,
  spokenCodeOf,
  NotFound,
  type Outcome,
  type PersonActor,
  Problems,
  refuse,
} from '@app/kernel';
import { type Places, placesOf } from '@app/places';
import { Injectable } from '@nestjs/common';
import {
  ChangeHouseholdInput,
  CloseHouseholdInput,
  PickUpHouseholdInput,
  RegisterHouseholdInput,
} from './api/household.input';
import type { CaseAnswerType, ChangedHouseholdType } from './api/case.type';
import type {
  HouseholdLetGoType,
  HouseholdPersonType,
  HouseholdType,
  RegisteredHouseholdType,
} from './api/household.type';
import { namedAreas, namedNeeds } from './areas';
import { CodeKey } from './code-key';
import { closingProblems } from './domain/closing';
import { type Answer, answersBetween, needsAfter, needsProblems, nothingAsked } from './domain/needs';
import { changePeople, registerPeople } from './domain/people';
import { readCaseHistory, saveAnswers } from './store/case-history.store';
import { endClosing, saveClosing } from './store/closing.store';
import { householdFacts } from './store/facts.store';
import { readHousehold, readHouseholds, readPeopleOn } from './store/households.read';
import {
  anybodyHasPlaceAtHand,
  countClaimsAgain,
  findUnsafe,
  hasAnotherHolder,
  hasPlaceAtHand,
  letGo,
  lockHousehold,
  saveHousehold,
  saveNeeds,
  saveUnsafe,
  stillFits,
} from './store/households.store';
import { findPeople, savePeople } from './store/people.store';
import { type CodeTry, saveSpokenCode, takeCase, tryCode } from './store/spoken-code.store';

/** How long a spoken code opens a case. Default of engineering 3.17. */
const codeLivesMinutes = 24 * 60;

const codeRefusals: Readonly<Record<Exclude<CodeTry, 'RIGHT'>, Problems>> = {
  WRONG: refuse(
    'CODE_NOT_RIGHT',
    'That code opens no case. It may have been used, be more than a day old, or be misheard: ask for it again.',
    'code',
  ),
  TOO_MANY_TRIES: refuse(
    'TOO_MANY_TRIES',
    'Your organisation has tried too many wrong codes. Wait an hour, or ring whoever registered the household.',
    'code',
  ),
};

/**
 * Households without identity, and who holds their case: register, hand over by a spoken code, let go.
 *
 * A spoken code is random, shown once, and kept as a keyed hash only. So a repeated request (the same idempotency
 * key) cannot show the same code again: it issues a fresh one, and the one before it opens nothing any more.
 */
@Injectable()
export class Households {
  constructor(
    private readonly db: Database,
    private readonly codeKey: CodeKey,
  ) {}

  households(actor: Actor, args: PageArgs): Promise<Page<HouseholdType>> {
    authorise(actor, 'households');
    return this.db.read(actor, (tx) => readHouseholds(tx, args));
  }

  household(actor: Actor, id: string): Promise<HouseholdType | null> {
    authorise(actor, 'household');
    return this.db.read(actor, (tx) => readHousehold(tx, id));
  }

  /** Who answered what and when, latest first: what a new holder reads, so that nothing is asked twice. */
  caseHistory(actor: Actor, householdId: string, args: PageArgs): Promise<Page<CaseAnswerType>> {
    authorise(actor, 'caseHistory');
    return this.db.read(actor, (tx) => readCaseHistory(tx, householdId, args));
  }

  /** Who was in the household on a day, who was joining it, and who was elsewhere. */
  peopleOn(actor: Actor, householdId: string, onDay: LocalDate): Promise<readonly HouseholdPersonType[]> {
    authorise(actor, 'peopleOn');
    return this.db.read(actor, (tx) => readPeopleOn(tx, householdId, onDay));
  }

  /** Registers a household; the actor's organisation holds its case. Anything but who leads may be unknown. */
  registerHousehold(actor: Actor, input: RegisterHouseholdInput): Promise<Outcome<RegisteredHouseholdType>> {
    authorise(actor, 'registerHousehold');
    const { idempotencyKey, ...request } = input;
    return this.db.commit(
      actor,
      async (tx) => {
        const places = await placesOf(tx);
        const named = namedNeeds(input, places, tx.today);
        const unsafe = input.unsafeAreas == null ? null : namedAreas(input.unsafeAreas, places, tx.today);
        const people = registerPeople(input.people, tx.today);
        const before = nothingAsked(tx.today);
        const needs = needsAfter(named.told, before, tx.today);
        const problems = [
          ...checkInput(RegisterHouseholdInput, input),
          ...people.problems,
          ...needsProblems(named.told, needs, tx.today),
          ...named.problems,
          ...(unsafe?.problems ?? []),
        ];
        if (problems.length > 0) return new Problems(problems);

        const id = randomUUID();
        await saveHousehold(tx, {
          ...needs,
          id,
          reference: newReference(),
          registeredByOrganisationId: actor.organisationId,
          registeredAt: tx.now,
          status: 'OPEN',
          unsafeAreasAsked: unsafe !== null,
        });
        await savePeople(tx, id, people.people);
        if (unsafe) await saveUnsafe(tx, id, unsafe);
        await saveAnswers(tx, id, [
          ...people.answers,
          ...answersBetween(before, needs, codeIn(places)),
          ...(unsafe ? [unsafeAnswer(true)] : []),
        ]);
        await record(tx, { action: 'HOUSEHOLD_REGISTERED', subject: { kind: 'household', id } });
        return this.withNewCode(tx, id, this.codeOf('registerHousehold', id, idempotencyKey));
      },
      { once: this.once('registerHousehold', idempotencyKey, request) },
    );
  }

  /**
   * Changes what is known of a household: what is left out stays, null goes back to "not asked". People are never
   * removed; a change of whereabouts ends a row and begins another. Who joins must fit the place that is held for them
   * or awaits them; where they live already they are told of, for a birth is not ours to refuse (engineering 3.8).
   */
  changeHousehold(actor: Actor, input: ChangeHouseholdInput): Promise<Outcome<ChangedHouseholdType>> {
    authorise(actor, 'changeHousehold');
    const { idempotencyKey, ...request } = input;
    const { householdId: id } = input;
    return this.db.commit(
      actor,
      async (tx) => {
        const before = await lockHousehold(tx, id);
        if (!before) throw new NotFound();
        if (before.status !== 'OPEN') return isClosed;
        const places = await placesOf(tx);
        const named = namedNeeds(input, places, tx.today);
        const unsafe = input.unsafeAreas == null ? null : namedAreas(input.unsafeAreas, places, tx.today);
        const days = { since: dayIn(before.registeredAt), today: tx.today };
        const people = changePeople(await findPeople(tx, id), input.people ?? [], days);
        const needs = needsAfter(named.told, before, tx.today);
        const problems = [
          ...checkInput(ChangeHouseholdInput, input),
          ...people.problems,
          ...needsProblems(named.told, needs, tx.today),
          ...named.problems,
          ...(unsafe?.problems ?? []),
        ];
        if (problems.length > 0) return new Problems(problems);

        const met = await householdFacts(tx, id);
        const answers = [...people.answers, ...answersBetween(before, needs, codeIn(places))];
        if (input.unsafeAreas !== undefined) {
          const was = before.unsafeAreasAsked ? await findUnsafe(tx, id) : null;
          const told = unsafe && { districtIds: unsafe.districtIds, outcodes: unsafe.outcodes };
          if (JSON.stringify(was) !== JSON.stringify(told)) {
            await saveUnsafe(tx, id, told ?? { districtIds: [], outcodes: [] });
            answers.push(unsafeAnswer(told !== null));
          }
        }
        const unsafeAreasAsked =
          input.unsafeAreas === undefined ? before.unsafeAreasAsked : input.unsafeAreas !== null;
        await saveNeeds(tx, id, { ...needs, unsafeAreasAsked });
        await savePeople(tx, id, people.people);
        await saveAnswers(tx, id, answers);
        const fits = await roomFor(tx, id, met);
        if (fits === 'TOO_SMALL_HELD') return tooSmall;
        await record(tx, { action: 'HOUSEHOLD_CHANGED', subject: { kind: 'household', id } });
        const changed = answers.map(({ field }) => field);
        return { ...(await existing(tx, id)), changed, warnings: fits === 'FITS' ? [] : [livesTooSmall] };
      },
      { once: onceOf('changeHousehold', idempotencyKey, request, existing) },
    );
  }

  /** No place is looked for any more. Refused while a place is held for the household, or awaits it. */
  closeHousehold(actor: Actor, input: CloseHouseholdInput): Promise<Outcome<HouseholdType>> {
    authorise(actor, 'closeHousehold');
    const { householdId: id, reason, whereKind = null } = input;
    return this.db.commit(actor, async (tx) => {
      const household = await lockHousehold(tx, id);
      if (!household) throw new NotFound();
      const problems = [...checkInput(CloseHouseholdInput, input), ...closingProblems(reason, whereKind)];
      if (problems.length > 0) return new Problems(problems);
      if (household.status !== 'OPEN') return isClosed;
      if (await anybodyHasPlaceAtHand(tx, id)) {
        return refuse(
          'HAS_A_PLACE_AT_HAND',
          'A place is held for this household or awaits it, or its home is to be made safe, by you or by another that holds its case. Release, cancel or withdraw that first, or wait for the arrival.',
          'householdId',
        );
      }
      await saveClosing(tx, id, { reason, whereKind });
      return written(tx, id, 'HOUSEHOLD_CLOSED');
    });
  }

  /** A place is looked for again, with everything as it was. */
  reopenHousehold(actor: Actor, id: string): Promise<Outcome<HouseholdType>> {
    authorise(actor, 'reopenHousehold');
    return this.db.commit(actor, async (tx) => {
      const household = await lockHousehold(tx, id);
      if (!household) throw new NotFound();
      if (household.status === 'OPEN') {
        return refuse('HOUSEHOLD_IS_OPEN', 'A place is looked for already.', 'householdId');
      }
      await endClosing(tx, id);
      return written(tx, id, 'HOUSEHOLD_REOPENED');
    });
  }

  /**
   * Gives the household a fresh code, when the one before was used, lost, or overheard.
   *
   * @param idempotencyKey the same for every try, so that a page that is loaded again shows the code that was told.
   */
  renewSpokenCode(
    actor: Actor,
    householdId: string,
    idempotencyKey?: string | null,
  ): Promise<Outcome<RegisteredHouseholdType>> {
    authorise(actor, 'renewSpokenCode');
    return this.db.commit(
      actor,
      async (tx) => {
        if (!(await lockHousehold(tx, householdId))) throw new NotFound();
        await record(tx, { action: 'SPOKEN_CODE_RENEWED', subject: { kind: 'household', id: householdId } });
        return this.withNewCode(tx, householdId, this.codeOf('renewSpokenCode', householdId, idempotencyKey));
      },
      { once: this.once('renewSpokenCode', idempotencyKey, { householdId }) },
    );
  }

  /**
   * Makes the actor's organisation a case holder by the code that she spoke; whoever held the case keeps it. The code
   * is used up, and a new one takes its place. A wrong code is counted in a transaction of its own.
   */
  async pickUpHousehold(
    actor: Actor,
    input: PickUpHouseholdInput,
  ): Promise<Outcome<RegisteredHouseholdType>> {
    authorise(actor, 'pickUpHousehold');
    const shape = checkInput(PickUpHouseholdInput, input);
    if (shape.length > 0) return new Problems(shape);
    const codeHash = hashCode(input.code, this.codeKey.bytes);
    const tried = await this.try(actor, codeHash);
    // Also when it is not right: a repeated request has used its code up the first time, and is answered by its key.
    return this.db.commit(
      actor,
      async (tx) => {
        if (tried !== 'RIGHT') return codeRefusals[tried];
        const id = await takeCase(tx, codeHash);
        if (id === null) return codeRefusals.WRONG;
        const household = await lockHousehold(tx, id);
        if (!household) throw new NotFound();
        await record(tx, {
          action: 'HOUSEHOLD_PICKED_UP',
          subject: { kind: 'household', id },
          aboutOrganisationId: household.registeredByOrganisationId,
        });
        return this.withNewCode(tx, id, this.codeOf('pickUpHousehold', id, input.idempotencyKey));
      },
      // The code itself goes nowhere near the hash that remembers the request: only its keyed hash does.
      { once: this.once('pickUpHousehold', input.idempotencyKey, { code: codeHash.toString('base64') }) },
    );
  }

  /** Stops reading the household. Refused while the organisation still has a hold or a placement for it. */
  letGoOfHousehold(actor: Actor, householdId: string): Promise<Outcome<HouseholdLetGoType>> {
    authorise(actor, 'letGoOfHousehold');
    return this.db.commit(actor, async (tx) => {
      if (!(await lockHousehold(tx, householdId))) throw new NotFound();
      if (await hasPlaceAtHand(tx, householdId)) {
        return refuse(
          'HAS_A_PLACE_AT_HAND',
          'You still have a hold, a placement or a sanctuary job for this household. Release, cancel or withdraw it first, or wait for the arrival.',
          'householdId',
        );
      }
      if (!(await hasAnotherHolder(tx, householdId))) {
        return refuse(
          'LAST_HOLDER',
          'Nobody else holds this case. Give her a new spoken code and let another worker pick it up first.',
          'householdId',
        );
      }
      await record(tx, { action: 'HOUSEHOLD_LET_GO', subject: { kind: 'household', id: householdId } });
      await letGo(tx, householdId);
      return { id: householdId };
    });
  }

  private async try(actor: PersonActor, codeHash: Buffer): Promise<CodeTry> {
    const outcome = await this.db.commit(actor, async (tx) => {
      const found = await tryCode(tx, codeHash);
      if (found !== 'RIGHT') {
        const subject = { kind: 'organisation', id: actor.organisationId };
        await record(tx, { action: 'SPOKEN_CODE_TRIED', subject, refused: true });
      }
      return found;
    });
    return isProblems(outcome) ? 'WRONG' : outcome;
  }

  /** The code of an act: by its key, if it has one, the same each time it is asked for again. */
  private codeOf(operation: string, householdId: string, key: string | null | undefined): string {
    return key == null ? newSpokenCode() : spokenCodeOf(this.codeKey.bytes, operation, householdId, key);
  }

  private async withNewCode(
    tx: Tx,
    householdId: string,
    spokenCode: string,
  ): Promise<RegisteredHouseholdType> {
    await saveSpokenCode(
      tx,
      householdId,
      hashCode(spokenCode, this.codeKey.bytes),
      addMinutes(tx.now, codeLivesMinutes),
    );
    const household = await readHousehold(tx, householdId);
    if (!household) throw new NotFound();
    return { id: householdId, household, spokenCode };
  }

  private once(operation: string, key: string | null | undefined, request: unknown) {
    return onceOf(operation, key, request, async (tx, id): Promise<RegisteredHouseholdType> => {
      const household = await readHousehold(tx, id);
      if (!household) throw new NotFound();
      return { id, household, spokenCode: this.codeOf(operation, id, key) };
    });
  }
}

const isClosed = refuse(
  'HOUSEHOLD_CLOSED',
  'No place is looked for any more for this household. Reopen it first.',
  'householdId',
);

const tooSmall = refuse(
  'PLACE_TOO_SMALL',
  'They would no longer fit the place that is held for them or awaits them. Release or cancel it first, then search again with everyone.',
  'people',
);

const livesTooSmall = {
  code: 'PLACE_TOO_SMALL',
  message: 'They no longer fit the place where they live. Tell its provider, and search again with everyone.',
};

const unsafeAnswer = (answered: boolean): Answer => ({ field: 'unsafeAreas', answered, value: null });

const codeIn =
  ({ districts }: Places) =>
  (id: string): string =>
    districts.get(id)?.code ?? id;

/** Under this age a child can sleep in a cot (criterion 4). */
const cotUnder = 2;

/**
 * Whether everyone fits after somebody joined, and tells the claims how many they are for. Nobody new: nobody asks.
 *
 * @param met the household as it was met by this change.
 */
async function roomFor(
  tx: Tx<PersonActor>,
  id: string,
  met: HouseholdFacts | null,
): Promise<Awaited<ReturnType<typeof stillFits>>> {
  const now = await householdFacts(tx, id);
  if (!met || !now) throw new NotFound();
  const arrive = laterOf(tx.today, now.neededFrom);
  const count = {
    people: now.people.length,
    mayUseCots: now.people.filter((person) => agesOn(person, arrive).lowest < cotUnder).length,
  };
  const joined = now.people.some(({ key }) => !met.people.some((person) => person.key === key));
  const fits = joined ? await stillFits(tx, id, count) : 'FITS';
  await countClaimsAgain(tx, id, count);
  return fits;
}

/** A household after something that was done before. */
async function existing(tx: Tx, id: string): Promise<ChangedHouseholdType> {
  const household = await readHousehold(tx, id);
  if (!household) throw new NotFound();
  return { id, household, changed: [], warnings: [] };
}

async function written(tx: Tx, id: string, action: string): Promise<HouseholdType> {
  await record(tx, { action, subject: { kind: 'household', id } });
  const { household } = await existing(tx, id);
  return household;
}

/** How a command knows its request again: by its input without the key. */
function onceOf<T>(
  operation: string,
  key: string | null | undefined,
  request: unknown,
  again: (tx: Tx<PersonActor>, id: string) => Promise<T>,
): Once<T> | undefined {
  return key == null ? undefined : { operation, key, request, again };
}
