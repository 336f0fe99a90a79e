import { randomUUID } from 'node:crypto';
import { Services, Units, Vacancies } from '@app/accommodation';
import { Households } from '@app/households';
import {
  addDays,
  dayIn,
  type LocalDate,
  type Outcome,
  type PersonActor,
  Problems,
  type Role,
} from '@app/kernel';
import { Holds, Placements, Referrals } from '@app/placements';
import type { CountyPortal } from './county-portal';

/** The thing, or an error that says which problems came instead. */
function got<T>(outcome: Outcome<T>): T {
  if (outcome instanceof Problems) throw new Error(`Refused: ${JSON.stringify(outcome.problems)}`);
  return outcome;
}

export interface ArrangedUnit {
  readonly serviceId: string;
  readonly unitId: string;
  readonly vacancyId: string;
  readonly code: string;
}

/** Arranges by commands what a step on the pages begins with, as the people of the county who would have done it. */
export class Arranging {
  private serviceId: string | undefined;

  constructor(private readonly portal: CountyPortal) {}

  get today(): LocalDate {
    return dayIn(new Date());
  }

  /** A demo person, acting for the organisation of the first role held. */
  async person(subject: string): Promise<PersonActor> {
    const [found] = await this.portal.database.query<{
      person_id: string;
      organisation_id: string;
      roles: Role[];
    }>(
      `select m.person_id, m.organisation_id, array_agg(m.role) as roles
       from membership m join person p on p.id = m.person_id where p.subject = $1 group by 1, 2 order by min(m.starts_at) limit 1`,
      [subject],
    );
    if (!found) throw new Error(`No person ${subject}`);
    const { person_id: personId, organisation_id: organisationId, roles } = found;
    return { kind: 'PERSON', personId, organisationId, roles };
  }

  /** A refuge of Rosa's that takes women of her own district too; one for the whole file. */
  async service(): Promise<string> {
    if (this.serviceId !== undefined) return this.serviceId;
    const rosa = await this.person('rosa');
    const services = this.portal.command(Services);
    const { id } = got(
      await services.registerService(rosa, {
        name: 'Bramble House',
        accommodationType: 'OTHER_DESIGNATED',
        districtCode: 'E07000071',
        temporary: true,
        selfContained: false,
        sharesFacilities: true,
        managedBy: 'VOLUNTARY_ORGANISATION',
      }),
    );
    const rules = {
      genderPolicy: 'WOMEN_ONLY',
      takesLocal: 'YES',
      noRecourse: 'YES',
      adultDependants: 'YES',
      riskTo: 'HIGH',
      mentalHealthTo: 'HIGH',
    } as const;
    await services.setEntryRules(rosa, { level: 'SERVICE', id, rules });
    this.serviceId = id;
    return id;
  }

  /** A room for three of that refuge, offered from today. */
  async unit(): Promise<ArrangedUnit> {
    const rosa = await this.person('rosa');
    const serviceId = await this.service();
    const code = `Room ${randomUUID().slice(0, 4)}`;
    const { unitIds } = got(
      await this.portal.command(Units).addUnits(rosa, {
        serviceId,
        units: [{ ...plain, code, bedspaces: 3 }],
      }),
    );
    const unitId = unitIds[0] ?? '';
    const { id: vacancyId } = got(await this.portal.command(Vacancies).publishVacancy(rosa, { unitId }));
    return { serviceId, unitId, vacancyId, code };
  }

  /**
   * A woman alone who answered everything, referred by Nina to a room.
   *
   * @param asking that a rule of the room is overridden for her.
   */
  async referred({ asking = false } = {}) {
    const nina = await this.person('nina');
    const unit = await this.unit();
    if (asking) {
      const rules = { noRecourse: 'NO' } as const;
      const input = { level: 'UNIT', id: unit.unitId, rules } as const;
      got(await this.portal.command(Services).setEntryRules(await this.person('rosa'), input));
    }
    const household = got(
      await this.portal.command(Households).registerHousehold(nina, {
        people: [{ lead: true, partner: false, gender: 'WOMAN_OR_GIRL', born: { year: 1990, month: 6 } }],
        mobility: 'NONE',
        substances: 'NONE',
        mentalHealth: 'NONE',
        inCrisis: false,
        recourse: asking ? 'NO' : 'YES',
        unsafeAreas: { districtCodes: [], outcodes: [] },
        sensory: [],
        pets: [],
        careNeeds: 'NONE',
        learningDisability: false,
        pregnant: false,
        risk: { tool: 'PROFESSIONAL_JUDGEMENT', level: 'STANDARD' },
        riskToOthers: [],
        cameFromDistrictCode: 'E07000076',
      }),
    );
    const hold = got(
      await this.portal.command(Holds).holdVacancy(nina, {
        householdId: household.id,
        vacancyId: unit.vacancyId,
        ...(asking ? { askToOverride: { reason: 'The council pays for her place.' } } : {}),
        idempotencyKey: randomUUID(),
      }),
    );
    const referral = got(
      await this.portal
        .command(Referrals)
        .submitReferral(nina, { holdId: hold.id, idempotencyKey: randomUUID() }),
    );
    return { unit, referral, reference: household.household.reference, code: household.spokenCode };
  }

  /** A family of ten of Nina's, too many for any unit; and the rule that says so. */
  async tooMany(): Promise<{ readonly id: string; readonly missing: string }> {
    const child = { lead: false, partner: false, gender: 'WOMAN_OR_GIRL', age: 9 } as const;
    const { id } = got(
      await this.portal.command(Households).registerHousehold(await this.person('nina'), {
        people: [{ ...child, lead: true, age: 36 }, ...Array.from({ length: 9 }, () => child)],
        unsafeAreas: { districtCodes: [], outcodes: [] },
        risk: { tool: 'PROFESSIONAL_JUDGEMENT', level: 'STANDARD' },
      }),
    );
    return { id, missing: 'Household size' };
  }

  /** Rosa says otherwise what a unit is like. */
  async change(unitId: string, told: { readonly cots: number }): Promise<void> {
    got(await this.portal.command(Units).changeUnit(await this.person('rosa'), { unitId, ...told }));
  }

  /** A place that she said yes to, with the code she is let in by. */
  async placed() {
    const sent = await this.referred();
    const [rosa, nina] = [await this.person('rosa'), await this.person('nina')];
    const referrals = this.portal.command(Referrals);
    got(await referrals.acceptReferral(rosa, { id: sent.referral.id, idempotencyKey: randomUUID() }));
    const answer = got(
      await referrals.answerForHousehold(nina, {
        referralId: sent.referral.id,
        saysYes: true,
        idempotencyKey: randomUUID(),
      }),
    );
    if (!answer.placement) throw new Error('A yes makes a placement.');
    return { ...sent, placement: answer.placement, code: answer.spokenCode ?? sent.code };
  }

  /** Lets the time by which she was to be there be over. */
  async late(placementId: string): Promise<void> {
    await this.portal.database.query(
      `update placement set made_at = made_at - interval '3 hours', arrive_by = made_at - interval '1 hour' where id = $1`,
      [placementId],
    );
  }

  /** Someone who lives there. */
  async arrived() {
    const sent = await this.placed();
    const episode = got(
      await this.portal.command(Placements).recordArrival(await this.person('rosa'), {
        placementId: sent.placement.id,
        spokenCode: sent.code,
        idempotencyKey: randomUUID(),
      }),
    );
    return { ...sent, episode };
  }

  /** A day as its three fields say it. */
  day(days: number): { readonly day: string; readonly month: string; readonly year: string } {
    const [year = '', month = '', day = ''] = addDays(this.today, days).split('-');
    return { day: String(Number(day)), month: String(Number(month)), year };
  }
}

const plain = {
  cots: 1,
  bedrooms: 1,
  selfContained: false,
  stepFree: true,
  groundFloor: true,
  lift: false,
  wetRoom: true,
  wheelchairAccessible: true,
};
