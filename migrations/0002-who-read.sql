-- emotion: many readings may exist for one message, by machines and by people; exactly one of them counts.
ALTER TABLE readings
  ADD COLUMN sarcasm real NOT NULL DEFAULT 0,
  ADD COLUMN urgent real NOT NULL DEFAULT 0,
  ADD COLUMN leaving real NOT NULL DEFAULT 0,
  ADD COLUMN opportunity real NOT NULL DEFAULT 0,
  ADD COLUMN life_event text,
  -- Why nothing could be read; everything else then says neutral and unsure.
  ADD COLUMN unread text,
  -- What each tier of an engine said by itself.
  ADD COLUMN tiers jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN counts boolean NOT NULL DEFAULT true,
  -- The agent who read; null for an engine.
  ADD COLUMN author_id uuid,
  ADD COLUMN note text NOT NULL DEFAULT '',
  -- Taken back by who made it: kept, and counts no more.
  ADD COLUMN withdrawn_at timestamptz;
ALTER TABLE readings
  ALTER COLUMN sarcasm DROP DEFAULT,
  ALTER COLUMN urgent DROP DEFAULT,
  ALTER COLUMN leaving DROP DEFAULT,
  ALTER COLUMN opportunity DROP DEFAULT,
  ALTER COLUMN tiers DROP DEFAULT,
  ALTER COLUMN counts DROP DEFAULT,
  ALTER COLUMN note DROP DEFAULT;

UPDATE readings SET counts = false
WHERE EXISTS (
  SELECT FROM readings AS later
  WHERE later.message_id = readings.message_id AND (later.read_at, later.id) > (readings.read_at, readings.id)
);
CREATE UNIQUE INDEX readings_counting ON readings (message_id) WHERE counts;

-- An engine reads a message once in each version; people may read it as often as they like.
ALTER TABLE readings DROP CONSTRAINT readings_message_id_engine_engine_version_key;
CREATE UNIQUE INDEX readings_of_engine ON readings (message_id, engine, engine_version) WHERE source = 'model';
CREATE INDEX readings_message ON readings (message_id);
