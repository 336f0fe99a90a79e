import { randomUUID } from 'node:crypto';
import { record } from '@app/audit';
import { Database, type Tx } from '@app/database';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import {
  type Actor,
  addMinutes,
  authorise,
  hashCode,
  isProblems,
  newReference,
  newSpokenCode,
  NotFound,
  type Outcome,
  type PersonActor,
  problem,
  type Problem,
  Problems,
  refuse,
} from '@app/kernel';
import { districtByCode, outcodeIn, placesOf } from '@app/places';
import { Injectable } from '@nestjs/common';
import { PickUpHouseholdInput, RegisterHouseholdInput, type UnsafeAreasInput } from './api/household.input';
import type { HouseholdLetGoType, HouseholdType, RegisteredHouseholdType } from './api/household.type';
import { CodeKey } from './code-key';
import { registeringProblems, type ToldPerson } from './domain/registering';
import { readHousehold, readHouseholds } from './store/households.read';
import {
  hasAnotherHolder,
  hasPlaceAtHand,
  letGo,
  lockHousehold,
  saveHousehold,
} from './store/households.store';
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

  /** Registers a household; the actor's organisation holds its case. Anything but the dates may be unknown. */
  registerHousehold(actor: Actor, input: RegisterHouseholdInput): Promise<Outcome<RegisteredHouseholdType>> {
    authorise(actor, 'registerHousehold');
    const { idempotencyKey, ...request } = input;
    return this.db.commit(
      actor,
      async (tx) => {
        const problems = checkInput(RegisterHouseholdInput, input);
        const people = input.people.map(toldPerson);
        const neededFrom = input.neededFrom ?? tx.today;
        const neededBy = input.neededBy ?? null;
        problems.push(...registeringProblems({ people, neededFrom, neededBy }, tx.today));
        const unsafe = await namedAreas(tx, input.unsafeAreas ?? null);
        problems.push(...unsafe.problems);
        if (problems.length > 0) return new Problems(problems);

        const household = {
          id: randomUUID(),
          reference: newReference(),
          registeredByOrganisationId: actor.organisationId,
          registeredAt: tx.now,
          status: 'OPEN' as const,
          neededFrom,
          neededBy,
          mobility: input.mobility ?? null,
          substances: input.substances ?? null,
          mentalHealth: input.mentalHealth ?? null,
          inCrisis: input.inCrisis ?? null,
          recourse: input.recourse ?? null,
          unsafeAreasAsked: input.unsafeAreas != null,
        };
        await saveHousehold(tx, household, people, unsafe);
        await record(tx, {
          action: 'HOUSEHOLD_REGISTERED',
          subject: { kind: 'household', id: household.id },
        });
        return this.withNewCode(tx, household.id);
      },
      { once: this.once('registerHousehold', idempotencyKey, request) },
    );
  }

  /** Gives the household a fresh code, when the one before was used, lost, or overheard. */
  renewSpokenCode(actor: Actor, householdId: string): Promise<Outcome<RegisteredHouseholdType>> {
    authorise(actor, 'renewSpokenCode');
    return this.db.commit(actor, async (tx) => {
      if (!(await lockHousehold(tx, householdId))) throw new NotFound();
      await record(tx, { action: 'SPOKEN_CODE_RENEWED', subject: { kind: 'household', id: householdId } });
      return this.withNewCode(tx, householdId);
    });
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
        return this.withNewCode(tx, id);
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
          'You still have a hold or a placement for this household. Release or cancel it first, or wait for the arrival.',
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

  private async withNewCode(tx: Tx, householdId: string): Promise<RegisteredHouseholdType> {
    const spokenCode = newSpokenCode();
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
    if (key == null) return undefined;
    return {
      operation,
      key,
      request,
      again: async (tx: Tx<PersonActor>, id: string): Promise<RegisteredHouseholdType> => {
        if (!(await lockHousehold(tx, id))) throw new NotFound();
        return this.withNewCode(tx, id);
      },
    };
  }
}

/** Left out is not asked, which is null. */
const toldPerson = (person: RegisterHouseholdInput['people'][number]): ToldPerson => ({
  lead: person.lead,
  partner: person.partner,
  gender: person.gender ?? null,
  born: person.born ?? null,
  age: person.age ?? null,
});

interface NamedAreas {
  readonly districtIds: readonly string[];
  readonly outcodes: readonly string[];
  readonly problems: readonly Problem[];
}

/** The areas that were told, each once; one that is not known is a problem of its own field. */
async function namedAreas(tx: Tx, told: UnsafeAreasInput | null): Promise<NamedAreas> {
  if (told === null) return { districtIds: [], outcodes: [], problems: [] };
  const places = await placesOf(tx);
  const problems: Problem[] = [];
  const districtIds = told.districtCodes.flatMap((code, index) => {
    const district = districtByCode(places, code, tx.today);
    if (district) return [district.id];
    const field = `unsafeAreas.districtCodes.${String(index)}`;
    problems.push(problem('UNKNOWN_DISTRICT', 'There is no such district today. Check its code.', field));
    return [];
  });
  const outcodes = told.outcodes.flatMap((typed, index) => {
    const outcode = outcodeIn(typed);
    if (outcode !== null && places.postcodeDistricts.has(outcode)) return [outcode];
    const field = `unsafeAreas.outcodes.${String(index)}`;
    problems.push(
      problem('UNKNOWN_OUTCODE', 'There is no such postcode district. Give one such as CM1.', field),
    );
    return [];
  });
  return { districtIds: [...new Set(districtIds)], outcodes: [...new Set(outcodes)], problems };
}
