-- emotion: a trend is unknown where nothing had been read thirty days before the last reading.
ALTER TABLE moods ALTER COLUMN trend DROP NOT NULL;
UPDATE moods SET trend = NULL WHERE trend = 0;
