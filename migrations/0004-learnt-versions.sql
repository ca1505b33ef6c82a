-- emotion: what the engine learnt from people's corrections, version by version.
CREATE TABLE learnt_versions (
  id uuid PRIMARY KEY,
  number integer NOT NULL UNIQUE,
  -- The engine that it adds to; it reads with no other.
  engine_version text NOT NULL,
  learnt_at timestamptz NOT NULL,
  -- When the latest correction was made that it learnt from, and how many there were.
  learnt_until timestamptz NOT NULL,
  corrections integer NOT NULL,
  -- How hard it was held: to nothing learnt, and by general messages.
  strength real NOT NULL,
  replay real NOT NULL,
  verdict jsonb NOT NULL,
  state text NOT NULL,
  -- When it went live the last time; null where it never did.
  live_since timestamptz,
  weights bytea NOT NULL,
  UNIQUE (engine_version, learnt_until)
);
-- At most one reads with each engine.
CREATE UNIQUE INDEX learnt_versions_live ON learnt_versions (engine_version) WHERE state = 'live';
-- What can be learnt from is few beside all readings.
CREATE INDEX readings_by_people ON readings (read_at) WHERE source IN ('customer', 'reviewer');
