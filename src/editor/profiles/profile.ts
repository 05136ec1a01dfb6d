/** An organization whose token is stored. Dates are unix milliseconds. */
export interface StoredProfile {
  kind: 'stored';
  id: string;
  /** The organization's name as the user gave it; the API does not tell it. */
  label: string;
  /** The address that the token was checked against, and goes to. */
  origin: string;
  storedAt: number;
  /** Absent for a token that was stored unchecked. */
  checkedAt?: number;
  /** Whether its token can be read: `gone` is one that the secret storage has lost, `locked` one that it does not give now. */
  secret: 'there' | 'gone' | 'locked';
}

/** The token that VS Code found in its own environment. Its organization is not known. */
export interface EnvironmentProfile {
  kind: 'environment';
  /** The variable's name. */
  label: string;
  /** Tells this token from another one that the variable may hold the next time. */
  fingerprint: string;
}

export interface SandboxProfile {
  kind: 'sandbox';
  label: string;
}

/** Whose token a window works with. */
export type Profile = StoredProfile | EnvironmentProfile | SandboxProfile;

export const profileIcons: Readonly<Record<Profile['kind'], string>> = {
  stored: 'organization',
  environment: 'terminal',
  sandbox: 'beaker',
};
