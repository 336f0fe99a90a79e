import { type Problems, refuse } from '@app/kernel';

/** What is stored of a job. */
export const jobStatuses = [
  'REQUESTED',
  'ACCEPTED',
  'SURVEYED',
  'FITTING',
  'FITTED',
  'ENDED',
  'DECLINED',
  'WITHDRAWN',
  'CANCELLED',
] as const;
export type JobStatus = (typeof jobStatuses)[number];

/** Who moves a job. */
export type Side = 'SENDER' | 'SCHEME';

/** How a job moves on, and who says so. The database has the same table, and a test compares them. */
export const moves: Readonly<Record<JobStatus, Readonly<Partial<Record<JobStatus, Side>>>>> = {
  REQUESTED: { ACCEPTED: 'SCHEME', DECLINED: 'SCHEME', WITHDRAWN: 'SENDER' },
  ACCEPTED: { SURVEYED: 'SCHEME', WITHDRAWN: 'SENDER', CANCELLED: 'SCHEME' },
  SURVEYED: { FITTING: 'SCHEME', FITTED: 'SCHEME', WITHDRAWN: 'SENDER', CANCELLED: 'SCHEME' },
  FITTING: { FITTED: 'SCHEME', ENDED: 'SCHEME' },
  FITTED: { ENDED: 'SCHEME' },
  ENDED: {},
  DECLINED: {},
  WITHDRAWN: {},
  CANCELLED: {},
};

/** Whether a job may move so. */
export const mayMove = (from: JobStatus, to: JobStatus): boolean => moves[from][to] !== undefined;

/** Whether a job is over: nothing of it changes any more. */
export const isOver = (status: JobStatus): boolean => Object.keys(moves[status]).length === 0;

const stands: Readonly<Record<JobStatus, string>> = {
  REQUESTED: 'The scheme has not answered yet.',
  ACCEPTED: 'The scheme has accepted it, and has not surveyed the home yet.',
  SURVEYED: 'The home is surveyed, and nothing is fitted yet.',
  FITTING: 'Fitting has begun.',
  FITTED: 'Everything is fitted.',
  ENDED: 'This job has ended.',
  DECLINED: 'The scheme declined this job.',
  WITHDRAWN: 'This job was withdrawn.',
  CANCELLED: 'The scheme cancelled this job.',
};

/** What is answered when a job is not where the act needs it. */
export const notAtThisStage = (status: JobStatus, field = 'id'): Problems =>
  refuse('NOT_AT_THIS_STAGE', `${stands[status]} This cannot be done now.`, field);
