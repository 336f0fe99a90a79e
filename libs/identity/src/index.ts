export { Actors, type SignedIn, type Workplace } from './actors';
export { type SignedInContext } from './api/me.resolver';
export { type BearerConfig, IssuerUnavailable, type Subject, verifyBearer } from './bearer';
export { IdentityModule } from './identity.module';
export { type OrganisationKind, organisationKinds } from './domain/organisation-kinds';
export { Organisations } from './organisations';
export { People } from './people';
export { allows, authorise, type Operation, permissions } from '@app/kernel';
