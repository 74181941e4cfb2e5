package io.holdwatch.ingest.mapping;

/** Why an input was refused: the closed set of reason codes in {@code ingest.rejected}. */
public enum Reason {
  /** The value has no bytes where a change was expected. */
  EMPTY,
  /** The value is larger than an event may be. */
  TOO_LARGE,
  /** The bytes are not UTF-8. */
  NOT_UTF8,
  /** The bytes are not one JSON value. */
  NOT_JSON,
  /** The JSON nests deeper than {@link StrictJson#DEEPEST}. */
  TOO_DEEP,
  /** A JSON object names a member twice. */
  DUPLICATE_KEY,
  /** The JSON is not the envelope that the format asks for. */
  BAD_ENVELOPE,
  /** No mapping knows the topic or the table. */
  UNKNOWN_TABLE,
  /** No mapping knows the type of the event. */
  UNKNOWN_TYPE,
  /** A field that the mapping needs is absent or null. */
  MISSING_FIELD,
  /** A field has a value of another kind. */
  WRONG_TYPE,
  /** A number cannot be read, or is not finite. */
  BAD_NUMBER,
  /** A number does not fit the field. */
  OUT_OF_RANGE,
  /** A text is longer than the field may be, or is no valid Unicode. */
  BAD_TEXT,
  /** A date or time cannot be read. */
  BAD_DATE,
  /** A date or time is outside the years 1900 to 2200. */
  YEAR_OUT_OF_RANGE,
  /** A currency is not an ISO 4217 code. */
  UNKNOWN_CURRENCY,
  /** A time zone is not an IANA name. */
  UNKNOWN_ZONE,
  /** A value is in no lookup table and is no symbol of the field. */
  UNKNOWN_SYMBOL,
  /** The version of the record cannot be read. */
  BAD_VERSION,
  /** The event time of a live source is more than five minutes ahead of the wall clock. */
  FUTURE_EVENT_TIME,
  /** The table was truncated, which the mapping does not accept. */
  TRUNCATE,
  /** The value does not begin with the magic byte 0 and a schema id. */
  BAD_MAGIC,
  /** The registry has no schema of this id, or one that is no fact. */
  UNKNOWN_SCHEMA,
  /** The Avro bytes end early, go on too long, or do not follow their schema. */
  BAD_AVRO,
  /** The version gate has another content for the same version. */
  VERSION_COLLISION,
  /** The mapping failed in a way that it should not; the log has the trace. */
  MAPPING_FAILED
}
