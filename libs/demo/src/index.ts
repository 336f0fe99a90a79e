export { organisationId as demoOrganisationId, personId as demoPersonId } from './county/ids';
export { demoAccountNumbers } from './county/payees';
export { type DemoOptions, demoSeed, loadDemo } from './load-demo';
export {
  type DemoMembership,
  type DemoOrganisation,
  demoOrganisations,
  demoPeople,
  type DemoPerson,
  membershipsOf,
} from './people';
