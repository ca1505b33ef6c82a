-- Text search stands in this file and in areas' reads.ts only: trigram and full-text indexes are PostgreSQL's own.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- platform ---------------------------------------------------------------------------------------
CREATE TABLE settings (
  key text PRIMARY KEY,
  value jsonb NOT NULL,
  updated_at timestamptz NOT NULL
);

CREATE TABLE events (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  payload jsonb NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX events_at ON events (at);

-- accounts ---------------------------------------------------------------------------------------
CREATE TABLE agents (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  role text NOT NULL,
  last_visit_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);

CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  agent_id uuid NOT NULL REFERENCES agents ON DELETE CASCADE,
  token text NOT NULL UNIQUE,
  expires_at timestamptz NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX sessions_agent ON sessions (agent_id);

CREATE TABLE sign_in_methods (
  id uuid PRIMARY KEY,
  agent_id uuid NOT NULL REFERENCES agents ON DELETE CASCADE,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX sign_in_methods_agent ON sign_in_methods (agent_id);

CREATE TABLE verifications (
  id uuid PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX verifications_identifier ON verifications (identifier);

-- contacts ---------------------------------------------------------------------------------------
CREATE TABLE companies (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  domain text UNIQUE,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX companies_name ON companies (lower(name));
CREATE INDEX companies_search ON companies USING gin (lower(name) gin_trgm_ops);

CREATE TABLE contacts (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  -- Lower-cased name, made sortable: what lists order by.
  sort_name text NOT NULL,
  -- Lower-cased name, company and identities: what lists search in.
  search_text text NOT NULL,
  company_id uuid REFERENCES companies,
  merged_into_id uuid REFERENCES contacts,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX contacts_by_name ON contacts (sort_name, id) WHERE merged_into_id IS NULL;
CREATE INDEX contacts_company ON contacts (company_id, sort_name, id) WHERE merged_into_id IS NULL;
CREATE INDEX contacts_search ON contacts USING gin (search_text gin_trgm_ops);
CREATE INDEX contacts_merged_into ON contacts (merged_into_id) WHERE merged_into_id IS NOT NULL;

CREATE TABLE identities (
  id uuid PRIMARY KEY,
  contact_id uuid NOT NULL REFERENCES contacts,
  kind text NOT NULL,
  value text NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (kind, value)
);
CREATE INDEX identities_contact ON identities (contact_id);

CREATE TABLE merges (
  id uuid PRIMARY KEY,
  kept_id uuid NOT NULL REFERENCES contacts,
  merged_id uuid NOT NULL REFERENCES contacts,
  -- The identities that came with the merged contact: an undo gives them, and all said through them, back.
  identity_ids uuid[] NOT NULL,
  merged_at timestamptz NOT NULL,
  merged_by text NOT NULL,
  undone_at timestamptz
);
CREATE INDEX merges_kept ON merges (kept_id);
CREATE INDEX merges_merged ON merges (merged_id);

-- privacy ----------------------------------------------------------------------------------------
CREATE TABLE consents (
  id uuid PRIMARY KEY,
  contact_id uuid NOT NULL REFERENCES contacts,
  -- The contact it was recorded for: an undone merge gives it back.
  said_by_id uuid NOT NULL REFERENCES contacts,
  purpose text NOT NULL,
  state text NOT NULL,
  how text NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL
);
CREATE INDEX consents_latest ON consents (contact_id, purpose, recorded_at DESC, id DESC);

CREATE TABLE audit_entries (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  what text NOT NULL,
  contact_ids uuid[] NOT NULL
);
CREATE INDEX audit_entries_contacts ON audit_entries USING gin (contact_ids);
CREATE INDEX audit_entries_at ON audit_entries (at);

-- conversations ----------------------------------------------------------------------------------
CREATE TABLE imports (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  fingerprint text NOT NULL,
  state text NOT NULL,
  -- Where the bytes lie: an uploaded file's key, or a path given on the command line.
  source jsonb NOT NULL,
  options jsonb NOT NULL,
  bytes_total bigint NOT NULL,
  bytes_received bigint NOT NULL,
  bytes_read bigint NOT NULL,
  messages_added integer NOT NULL,
  duplicates integer NOT NULL,
  set_aside integer NOT NULL,
  failure jsonb,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  finished_at timestamptz,
  -- The last sign of life of a running import: without one for a while, another worker takes over.
  alive_at timestamptz
);
CREATE INDEX imports_newest ON imports (created_at DESC, id DESC);

CREATE TABLE set_aside (
  id uuid PRIMARY KEY,
  import_id uuid NOT NULL REFERENCES imports ON DELETE CASCADE,
  file text NOT NULL,
  position bigint NOT NULL,
  unit text NOT NULL,
  reason jsonb NOT NULL,
  raw bytea NOT NULL,
  at timestamptz NOT NULL,
  UNIQUE (import_id, file, position)
);

CREATE TABLE conversations (
  id uuid PRIMARY KEY,
  contact_id uuid NOT NULL REFERENCES contacts,
  subject text NOT NULL,
  -- Without reply marks and case: the last resort to find the conversation of a mail.
  thread_subject text NOT NULL,
  channel text NOT NULL,
  state text NOT NULL,
  message_count integer NOT NULL,
  first_message_at timestamptz NOT NULL,
  last_message_at timestamptz NOT NULL,
  waiting_since timestamptz
);
CREATE INDEX conversations_contact ON conversations (contact_id, last_message_at DESC, id DESC);
CREATE INDEX conversations_thread ON conversations (contact_id, thread_subject, last_message_at DESC);

CREATE TABLE messages (
  id uuid PRIMARY KEY,
  conversation_id uuid NOT NULL REFERENCES conversations,
  contact_id uuid NOT NULL REFERENCES contacts,
  -- The contact's identity that wrote or received it.
  identity_id uuid NOT NULL REFERENCES identities,
  direction text NOT NULL,
  channel text NOT NULL,
  external_id text NOT NULL,
  subject text NOT NULL,
  sender jsonb NOT NULL,
  recipients jsonb NOT NULL,
  sent_at timestamptz NOT NULL,
  sent_at_source text NOT NULL,
  stored_at timestamptz NOT NULL,
  text text NOT NULL,
  written text NOT NULL,
  -- A closing thank-you asks for no answer.
  awaits_answer boolean NOT NULL,
  html text,
  automatic text,
  import_id uuid REFERENCES imports,
  UNIQUE (channel, external_id)
);
CREATE INDEX messages_conversation ON messages (conversation_id, sent_at, id);
CREATE INDEX messages_contact ON messages (contact_id, sent_at, id);
CREATE INDEX messages_identity ON messages (identity_id);
CREATE INDEX messages_stored ON messages (stored_at);
CREATE INDEX messages_words ON messages USING gin (to_tsvector('simple', subject || ' ' || written));

-- A mail's own id and the ids it refers to lead to its conversation, also before the parent has arrived.
CREATE TABLE thread_keys (
  key text PRIMARY KEY,
  conversation_id uuid NOT NULL REFERENCES conversations ON DELETE CASCADE
);
CREATE INDEX thread_keys_conversation ON thread_keys (conversation_id);

CREATE TABLE attachments (
  id uuid PRIMARY KEY,
  message_id uuid NOT NULL REFERENCES messages ON DELETE CASCADE,
  contact_id uuid NOT NULL REFERENCES contacts,
  name text NOT NULL,
  media_type text NOT NULL,
  size bigint NOT NULL,
  content_id text,
  -- SHA-256 of the content: the name of its file, so equal attachments are stored once.
  file_key text NOT NULL
);
CREATE INDEX attachments_message ON attachments (message_id);
CREATE INDEX attachments_contact ON attachments (contact_id);

-- What was said with a contact, summed up; derived from messages and conversations.
CREATE TABLE correspondences (
  contact_id uuid PRIMARY KEY REFERENCES contacts,
  messages_in integer NOT NULL,
  messages_out integer NOT NULL,
  first_message_at timestamptz,
  last_message_at timestamptz,
  waiting_since timestamptz
);
CREATE INDEX correspondences_last ON correspondences (last_message_at DESC, contact_id DESC);
CREATE INDEX correspondences_waiting ON correspondences (waiting_since, contact_id) WHERE waiting_since IS NOT NULL;

-- emotion ----------------------------------------------------------------------------------------
CREATE TABLE readings (
  id uuid PRIMARY KEY,
  contact_id uuid NOT NULL REFERENCES contacts,
  message_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  said_at timestamptz NOT NULL,
  source text NOT NULL,
  engine text NOT NULL,
  engine_version text NOT NULL,
  primary_label text NOT NULL,
  family text NOT NULL,
  -- 28 probabilities in the order of the stored labels.
  labels real[] NOT NULL,
  shown jsonb NOT NULL,
  valence real NOT NULL,
  intensity real NOT NULL,
  confidence real NOT NULL,
  needs_person real NOT NULL,
  evidence jsonb NOT NULL,
  quote text NOT NULL,
  read_at timestamptz NOT NULL,
  UNIQUE (message_id, engine, engine_version)
);
CREATE INDEX readings_contact ON readings (contact_id, said_at, id);
CREATE INDEX readings_conversation ON readings (conversation_id);
CREATE INDEX readings_family_said ON readings (family, said_at DESC);
CREATE INDEX readings_read_at ON readings (read_at);

-- How a contact seems to feel now, derived from the readings that count.
CREATE TABLE moods (
  contact_id uuid PRIMARY KEY REFERENCES contacts,
  primary_label text NOT NULL,
  family text NOT NULL,
  level real NOT NULL,
  trend real NOT NULL,
  sureness real NOT NULL,
  reading_count integer NOT NULL,
  last_reading_at timestamptz NOT NULL,
  -- The last hurting reading, and how many in the 30 days before it: what Today ranks from.
  hurting_reading_id uuid,
  hurting_at timestamptz,
  hurting_intensity real NOT NULL,
  hurting_count integer NOT NULL,
  delighted_reading_id uuid,
  delighted_at timestamptz,
  updated_at timestamptz NOT NULL
);
CREATE INDEX moods_level ON moods (level, contact_id);
CREATE INDEX moods_family ON moods (family, level, contact_id);
CREATE INDEX moods_hurting ON moods (hurting_at DESC) WHERE hurting_at IS NOT NULL;
CREATE INDEX moods_delighted ON moods (delighted_at DESC) WHERE delighted_at IS NOT NULL;
