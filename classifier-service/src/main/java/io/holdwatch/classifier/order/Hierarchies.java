package io.holdwatch.classifier.order;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which source is believed for each field. Mutable; the policy sets it. */
final class Hierarchies {
  private final Map<SourceField, Hierarchy> fields = new EnumMap<>(SourceField.class);

  Hierarchies() {
    for (SourceField field : SourceField.values()) {
      fields.put(field, new Hierarchy());
    }
  }

  /** Takes the sources of each field, best first; of a field that is not named the newest tells. */
  void set(Map<String, List<String>> sources) {
    fields.forEach(
        (field, hierarchy) -> hierarchy.set(sources.getOrDefault(field.key(), List.of())));
  }

  Hierarchy of(SourceField field) {
    return fields.getOrDefault(field, new Hierarchy());
  }
}
