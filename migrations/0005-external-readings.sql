-- emotion: what an external engine says of a message. It stands beside our readings and never counts.
CREATE TABLE external_readings (
  id uuid PRIMARY KEY,
  contact_id uuid NOT NULL REFERENCES contacts,
  message_id uuid NOT NULL,
  engine text NOT NULL,
  engine_version text NOT NULL,
  -- Each is null where the engine did not say it.
  label text,
  family text,
  valence real,
  confidence real NOT NULL,
  read_at timestamptz NOT NULL
);
-- One external reading of each message.
CREATE UNIQUE INDEX external_readings_message ON external_readings (message_id);
CREATE INDEX external_readings_contact ON external_readings (contact_id);
