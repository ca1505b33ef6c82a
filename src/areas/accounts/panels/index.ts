/** Screens about those who work here. */
export { OrganisationName } from './organisation-name.tsx'
export { signOut } from './session.ts'
export { SetupForm } from './setup-form.tsx'
export { SignInForm } from './sign-in-form.tsx'
