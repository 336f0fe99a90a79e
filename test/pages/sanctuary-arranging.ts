import { randomUUID } from 'node:crypto';
import { Services } from '@app/accommodation';
import { Households } from '@app/households';
import { type LocalDate, type Outcome, Problems } from '@app/kernel';
import { Episodes, Holds, Referrals } from '@app/placements';
import { Jobs, mondayOf, Schemes, Staying, Works } from '@app/sanctuary';
import { Arranging } from './arranging';
import type { CountyPortal } from './county-portal';

/** The thing, or an error that says which problems came instead. */
function got<T>(outcome: Outcome<T>): T {
  if (outcome instanceof Problems) throw new Error(`Refused: ${JSON.stringify(outcome.problems)}`);
  return outcome;
}

/** Where every home of these journeys is. Invented. */
export const address = '7 Nowhere Close (invented)';

/** Arranges by commands what a step about staying at home begins with: a scheme of Rosa's, a household of Nina's, a job. */
export class SanctuaryArranging {
  readonly county: Arranging;
  private schemeId: string | undefined;

  constructor(private readonly portal: CountyPortal) {
    this.county = new Arranging(portal);
  }

  get monday(): LocalDate {
    return mondayOf(this.county.today);
  }

  /** A service of Rosa's of the type sanctuary, of which nothing is said yet. */
  async service(name: string): Promise<string> {
    const { id } = got(
      await this.portal.command(Services).registerService(await this.county.person('rosa'), {
        name,
        accommodationType: 'SANCTUARY',
        districtCode: 'E07000071',
        temporary: false,
        selfContained: true,
        sharesFacilities: false,
        managedBy: 'VOLUNTARY_ORGANISATION',
      }),
    );
    return id;
  }

  /** A scheme that works in Colchester, with room for many; one for the whole file. */
  async scheme(): Promise<string> {
    if (this.schemeId !== undefined) return this.schemeId;
    const rosa = await this.county.person('rosa');
    const serviceId = await this.service('Bramble at home');
    const schemes = this.portal.command(Schemes);
    got(
      await schemes.setSanctuaryScheme(rosa, {
        serviceId,
        riskTo: 'MEDIUM',
        riskConsiderTo: 'HIGH',
        tenuresTaken: ['OWNER', 'SOCIAL_TENANT', 'PRIVATE_TENANT'],
        tenuresConsidered: ['JOINT_OWNER', 'JOINT_TENANT'],
        landlordsSchemeFirst: true,
        noRecourse: 'YES',
        items: ['LOCK_CHANGE', 'WINDOW_LOCKS', 'DOORBELL_CAMERA', 'ALARM_HOUSE'],
      }),
    );
    got(
      await schemes.publishSanctuaryCapacity(rosa, {
        serviceId,
        firstWeek: this.monday,
        weeks: 12,
        districts: [{ districtCode: 'E07000071', slots: 50 }],
      }),
    );
    this.schemeId = serviceId;
    return serviceId;
  }

  /** A mother with a girl of 4 of medium risk, of whose home nothing is known; Nina holds the case. */
  async household(): Promise<{ readonly id: string; readonly reference: string; readonly code: string }> {
    const { id, household, spokenCode } = got(
      await this.portal.command(Households).registerHousehold(await this.county.person('nina'), {
        people: [
          { lead: true, partner: false, gender: 'WOMAN_OR_GIRL', born: { year: 1990, month: 6 } },
          { lead: false, partner: false, gender: 'WOMAN_OR_GIRL', age: 4 },
        ],
        risk: { tool: 'PROFESSIONAL_JUDGEMENT', level: 'MEDIUM' },
        recourse: 'YES',
      }),
    );
    return { id, reference: household.reference, code: spokenCode };
  }

  /** A household of Nina's, whose case somebody else picked up by its code. @returns its id. */
  async pickedUpBy(subject: string): Promise<string> {
    const { id, code } = await this.household();
    const households = this.portal.command(Households);
    got(await households.pickUpHousehold(await this.county.person(subject), { code }));
    return id;
  }

  /** Who would rather stay in a home that she rents alone from the council, which has not answered yet. */
  async staying() {
    const household = await this.household();
    got(
      await this.portal.command(Staying).recordStaying(await this.county.person('nina'), {
        householdId: household.id,
        wantsToStay: true,
        whoHarmsLivesThere: false,
        whoHarmsMayEnter: false,
        orderKeepsOut: false,
        tenure: 'SOCIAL_TENANT',
        landlord: 'COUNCIL',
        landlordConsent: 'ASKED',
        homeDistrictCode: 'E07000071',
      }),
    );
    return household;
  }

  /** A job that Nina asked for. */
  async requested() {
    const household = await this.staying();
    const job = got(
      await this.portal.command(Jobs).requestSanctuary(await this.county.person('nina'), {
        householdId: household.id,
        serviceId: await this.scheme(),
        weekStart: this.monday,
        address,
        sheConsents: true,
        flagHome: true,
        mayKnow: ['POLICE'],
        idempotencyKey: randomUUID(),
      }),
    );
    return { ...household, jobId: job.id };
  }

  /** Nina records that the landlord agrees. */
  async landlordAgrees(jobId: string): Promise<void> {
    const nina = await this.county.person('nina');
    got(await this.portal.command(Jobs).recordSanctuaryConsents(nina, { jobId, landlordConsent: 'GIVEN' }));
  }

  /** A home that was made safe today. */
  async fitted() {
    const sent = await this.requested();
    const [jobs, works] = [this.portal.command(Jobs), this.portal.command(Works)];
    const wren = await this.county.person('wren');
    got(await jobs.acceptSanctuary(wren, sent.jobId));
    await this.landlordAgrees(sent.jobId);
    got(await works.recordSanctuarySurvey(wren, { jobId: sent.jobId, items: ['LOCK_CHANGE'] }));
    const job = got(
      await works.fitSanctuaryItems(wren, {
        jobId: sent.jobId,
        items: [{ item: 'LOCK_CHANGE' }],
        idempotencyKey: randomUUID(),
      }),
    );
    return { ...sent, episodeId: job.episodeId ?? '' };
  }

  /** The place where they live says that they are ready to move on. */
  async ready(episodeId: string): Promise<void> {
    const rosa = await this.county.person('rosa');
    const episodes = this.portal.command(Episodes);
    got(await episodes.setReadyToMoveOn(rosa, { episodeId, readyOn: this.county.today }));
  }

  /** Somebody who lives at one place of Rosa's and is expected at another, with the code that she says there. */
  async movingOn() {
    const [rosa, nina] = [await this.county.person('rosa'), await this.county.person('nina')];
    const { episode } = await this.county.arrived();
    const [row] = await this.portal.database.query<{ household_id: string }>(
      'select household_id from episode where id = $1',
      [episode.id],
    );
    const householdId = row?.household_id ?? '';
    const { vacancyId } = await this.county.unit();
    const holds = this.portal.command(Holds);
    const hold = got(await holds.holdVacancy(nina, { householdId, vacancyId, idempotencyKey: randomUUID() }));
    const referrals = this.portal.command(Referrals);
    const { id: referralId } = got(
      await referrals.submitReferral(nina, { holdId: hold.id, idempotencyKey: randomUUID() }),
    );
    got(await referrals.acceptReferral(rosa, { id: referralId, idempotencyKey: randomUUID() }));
    const answer = got(
      await referrals.answerForHousehold(nina, {
        referralId,
        saysYes: true,
        idempotencyKey: randomUUID(),
      }),
    );
    return { episodeId: episode.id, placementId: answer.placement?.id ?? '', code: answer.spokenCode ?? '' };
  }
}
