package io.holdwatch.ingest.mapping;

import io.holdwatch.contract.fact.Envelope;
import org.apache.avro.specific.SpecificRecord;

/**
 * One fact, complete with envelope.
 *
 * @param type simple name of its schema, for example "OrderLine"
 * @param envelope the same envelope that the value holds
 * @param value the generated Avro class
 */
public record Fact(String type, Envelope envelope, SpecificRecord value) {
  /** Kafka key: "<type>:<source>:<record type>:<record id>". */
  public String key() {
    return type + ":" + record();
  }

  /** "<source>:<record type>:<record id>". */
  public String record() {
    return envelope.getSource() + ":" + envelope.getRecordType() + ":" + envelope.getRecordId();
  }
}
