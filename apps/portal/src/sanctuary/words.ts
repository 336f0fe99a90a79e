import type { SanctuaryEndReason } from '@app/placements';
import type {
  JobStatus,
  Landlord,
  LandlordConsent,
  LandlordsScheme,
  MayKnow,
  SanctuaryItem,
  Tenure,
} from '@app/sanctuary';

/** How the fixed words of sanctuary are said on the pages. */
export const tenureWords: Readonly<Record<Tenure, string>> = {
  OWNER: 'Owns it alone',
  JOINT_OWNER: 'Owns it with somebody',
  SOCIAL_TENANT: 'Rents it alone from a council or housing association',
  JOINT_TENANT: 'Rents it with somebody',
  PRIVATE_TENANT: 'Rents it alone from a private landlord',
  OTHER: 'Another way',
};

export const landlordWords: Readonly<Record<Landlord, string>> = {
  NONE: 'Nobody: it is owned',
  COUNCIL: 'The council',
  HOUSING_ASSOCIATION: 'A housing association',
  PRIVATE: 'Somebody private',
};

export const consentWords: Readonly<Record<LandlordConsent, string>> = {
  NOT_NEEDED: 'Not needed: there is no landlord',
  ASKED: 'Asked, no answer yet',
  GIVEN: 'Agrees',
  REFUSED: 'Refuses',
};

export const landlordsSchemeWords: Readonly<Record<LandlordsScheme, string>> = {
  HAS_NONE: 'The landlord has no scheme',
  CANNOT_HELP: 'It cannot help',
  NOT_YET_ASKED: 'Not tried yet',
};

export const itemWords: Readonly<Record<SanctuaryItem, string>> = {
  WINDOW_LOCKS: 'Window locks',
  EXTRA_DOOR_LOCKS: 'Extra locks on outside doors',
  REPLACEMENT_DOOR: 'A new outside door',
  LETTERBOX_FIREPROOF: 'Fireproof letterbox',
  LETTERBOX_BLOCK: 'Letterbox blocked',
  DOOR_VIEWER: 'Door viewer',
  DOOR_CHAIN: 'Door chain',
  DOORBELL_CAMERA: 'Doorbell camera',
  CCTV: 'CCTV',
  ALARM_HOUSE: 'House alarm',
  PERSONAL_ALARM: 'Personal alarm',
  PROPERTY_MARKING: 'Property marking',
  SECURITY_LIGHTING: 'Security lighting',
  FENCING: 'Fencing',
  SMOKE_ALARM: 'Smoke alarms',
  FIRE_ESCAPE_LADDER: 'Fire escape ladder',
  SAFE_ROOM: 'A safe room',
  LOCK_CHANGE: 'Locks changed',
  OTHER: 'Something else',
};

export const mayKnowWords: Readonly<Record<MayKnow, string>> = {
  POLICE: 'Police',
  FIRE_SERVICE: 'Fire service',
  AMBULANCE_SERVICE: 'Ambulance service',
  LANDLORD: 'The landlord',
  FITTER: 'Whoever fits it',
  SCHOOL: 'School',
  CHILDRENS_SERVICES: 'Children’s services',
  OTHER_PROFESSIONAL: 'Another professional',
};

export const endWords: Readonly<Record<SanctuaryEndReason, string>> = {
  SUPPORT_NO_LONGER_NEEDED: 'Support no longer needed',
  MOVED_AWAY: 'They moved away',
  DECLINED_FURTHER_SUPPORT: 'They want no more support',
  NO_CONTACT: 'They cannot be reached',
  PERPETRATOR_RETURNED_OR_RISK_CHANGED: 'Who harms her came back, or the risk changed',
  MEASURES_REMOVED: 'Everything was taken away',
  DECEASED: 'Somebody has died',
  OTHER: 'Something else',
  NOT_KNOWN: 'Not known',
};

/** Where a job stands, as a tag. */
export const statusWords: Readonly<Record<JobStatus, { readonly text: string; readonly colour: string }>> = {
  REQUESTED: { text: 'Waiting for an answer', colour: 'orange' },
  ACCEPTED: { text: 'Accepted, to be surveyed', colour: 'yellow' },
  SURVEYED: { text: 'Surveyed, to be fitted', colour: 'yellow' },
  FITTING: { text: 'Being fitted', colour: 'turquoise' },
  FITTED: { text: 'Made safe', colour: 'green' },
  ENDED: { text: 'Ended', colour: 'grey' },
  DECLINED: { text: 'Declined', colour: 'red' },
  WITHDRAWN: { text: 'Withdrawn', colour: 'grey' },
  CANCELLED: { text: 'Cancelled by the scheme', colour: 'red' },
};

/** Where jobs stand that go on. */
export const goesOn: readonly JobStatus[] = ['REQUESTED', 'ACCEPTED', 'SURVEYED', 'FITTING', 'FITTED'];
/** Where jobs stand of which nothing changes any more. */
export const isOver: readonly JobStatus[] = ['ENDED', 'DECLINED', 'WITHDRAWN', 'CANCELLED'];

/** Words of a list as the items of radios or boxes. */
export const itemsOf = <T extends string>(
  words: Readonly<Record<T, string>>,
): { readonly value: T; readonly text: string }[] =>
  (Object.entries(words) as [T, string][]).map(([value, text]) => ({ value, text }));

/** "Locks changed, CCTV". */
export const listed = <T extends string>(values: readonly T[], words: Readonly<Record<T, string>>): string =>
  values.map((value) => words[value]).join(', ');

export const yesOrNot = (value: boolean | null, yes: string, no: string, unknown = 'Not asked'): string =>
  value === null ? unknown : value ? yes : no;
