package io.holdwatch.classifier.finding;

import org.apache.avro.specific.SpecificRecord;

/**
 * A fact that a finding rests on.
 *
 * @param label what it is about: "stock of pool W1", for people
 * @param value what it says, for people
 * @param fact the fact, with its envelope
 */
public record Basis(String label, String value, SpecificRecord fact) {}
