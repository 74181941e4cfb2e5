package io.holdwatch.classifier.order;

import io.holdwatch.classifier.finding.Hierarchy;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which source is believed for each field. Mutable; the policy sets it. */
final class Hierarchies {
  private final Map<SourceField, Hierarchy> fields = new EnumMap<>(SourceField.class);

  /** Takes the sources of each field, best first; of a field that is not named the newest tells. */
  void set(Map<String, List<String>> sources) {
    for (SourceField field : SourceField.values()) {
      fields.put(field, field.hierarchy(sources));
    }
  }

  Hierarchy of(SourceField field) {
    return fields.getOrDefault(field, Hierarchy.NONE);
  }
}
