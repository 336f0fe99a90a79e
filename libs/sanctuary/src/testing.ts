import type { TestDatabase } from '@app/database/testing';
import { day, type LocalDate } from '@app/kernel';
import { aKey, County, type Fleeing, got } from '@app/placements/testing';
import { mondayOf } from './domain/weeks';
import { Jobs, SanctuaryMatches, sanctuaryEntities, Schemes, Staying, Works } from './index';

type RecordStaying = Parameters<Staying['recordStaying']>[1];
type RequestSanctuary = Parameters<Jobs['requestSanctuary']>[1];
type SetScheme = Parameters<Schemes['setSanctuaryScheme']>[1];
type Item = SetScheme['items'][number];

/** She wants to stay, owns her home alone, and nobody else may enter it. */
export const safeAtHome = {
  wantsToStay: true,
  whoHarmsLivesThere: false,
  whoHarmsMayEnter: false,
  orderKeepsOut: false,
  tenure: 'OWNER',
  landlord: 'NONE',
  landlordConsent: 'NOT_NEEDED',
  homeDistrictCode: 'E07000071',
} satisfies Omit<RecordStaying, 'householdId'>;

/** A county for tests of sanctuary: that of placements, with a scheme that works in Colchester. */
export class AtHome {
  readonly staying: Staying;
  readonly schemes: Schemes;
  readonly matches: SanctuaryMatches;
  readonly jobs: Jobs;
  readonly works: Works;
  /** The scheme that `publish` gives slots to. */
  scheme = '';

  private constructor(readonly county: County) {
    const { db, vault } = county;
    this.staying = new Staying(db);
    this.schemes = new Schemes(db);
    this.matches = new SanctuaryMatches(db);
    this.jobs = new Jobs(db, vault);
    this.works = new Works(db);
  }

  static async open(tests: TestDatabase, today = day('2026-11-21')): Promise<AtHome> {
    const county = await County.open(tests, today, sanctuaryEntities);
    return AtHome.over(county);
  }

  /** Over a county that stands already. */
  static async over(county: County): Promise<AtHome> {
    const home = new AtHome(county);
    home.scheme = await home.aScheme();
    return home;
  }

  /** A scheme that takes up to medium risk, considers high, and fits locks, a camera and an alarm. */
  async aScheme(told: Partial<SetScheme> = {}, slots = 2): Promise<string> {
    const { id } = got(
      await this.county.services.registerService(this.county.provider, {
        name: 'Marigold at home',
        accommodationType: 'SANCTUARY',
        districtCode: 'E07000071',
        temporary: false,
        selfContained: true,
        sharesFacilities: false,
        managedBy: 'VOLUNTARY_ORGANISATION',
      }),
    );
    got(
      await this.schemes.setSanctuaryScheme(this.county.provider, {
        serviceId: id,
        riskTo: 'MEDIUM',
        riskConsiderTo: 'HIGH',
        tenuresTaken: ['OWNER', 'SOCIAL_TENANT', 'PRIVATE_TENANT'],
        tenuresConsidered: ['JOINT_OWNER', 'JOINT_TENANT'],
        landlordsSchemeFirst: true,
        noRecourse: 'YES',
        items: ['LOCK_CHANGE', 'WINDOW_LOCKS', 'DOORBELL_CAMERA', 'ALARM_HOUSE'],
        ...told,
      }),
    );
    got(await this.publish(slots, id));
    return id;
  }

  /** The Monday of this week. */
  get monday(): LocalDate {
    return mondayOf(this.county.today);
  }

  /** Slots in Colchester, this week and the next eleven. */
  publish(slots: number, serviceId = this.scheme) {
    return this.schemes.publishSanctuaryCapacity(this.county.provider, {
      serviceId,
      firstWeek: this.monday,
      weeks: 12,
      districts: [{ districtCode: 'E07000071', slots }],
    });
  }

  /** A household of whom all is known that lets them stay. */
  async household(told: Partial<RecordStaying> = {}): Promise<Fleeing> {
    const her = await this.county.household();
    got(
      await this.staying.recordStaying(this.county.navigator, {
        householdId: her.id,
        ...safeAtHome,
        ...told,
      }),
    );
    return her;
  }

  request(her: Pick<Fleeing, 'id'>, told: Partial<RequestSanctuary> = {}, by = this.county.navigator) {
    return this.jobs.requestSanctuary(by, {
      householdId: her.id,
      serviceId: this.scheme,
      weekStart: this.monday,
      address: '1 Rose Lane, Colchester',
      sheConsents: true,
      flagHome: true,
      mayKnow: ['POLICE'],
      idempotencyKey: aKey(),
      ...told,
    });
  }

  /** A job that was asked for, in a week of its own so that slots are never short. */
  async requested(told: Partial<RequestSanctuary> = {}) {
    const serviceId = told.serviceId ?? (await this.aScheme());
    const her = await this.household();
    return { her, serviceId, job: got(await this.request(her, { serviceId, ...told })) };
  }

  async accepted() {
    const sent = await this.requested();
    return { ...sent, job: got(await this.jobs.acceptSanctuary(this.county.provider, sent.job.id)) };
  }

  async surveyed(items: Item[] = ['LOCK_CHANGE', 'DOORBELL_CAMERA']) {
    const sent = await this.accepted();
    const survey = { jobId: sent.job.id, items, hazards: 'The stairs are steep.' };
    return { ...sent, job: got(await this.works.recordSanctuarySurvey(this.county.provider, survey)) };
  }

  fit(jobId: string, items: Parameters<Works['fitSanctuaryItems']>[1]['items'], idempotencyKey = aKey()) {
    return this.works.fitSanctuaryItems(this.county.provider, { jobId, items, idempotencyKey });
  }

  /** Everything is fitted today, at once. */
  async fitted() {
    const sent = await this.surveyed();
    const items = sent.job.items.map(({ item }) => ({ item }));
    return { ...sent, job: got(await this.fit(sent.job.id, items)) };
  }

  /** So many days pass. */
  later(days: number): LocalDate {
    this.county.nextMorning(days);
    return this.county.today;
  }
}
