package io.holdwatch.deploy.bench;

import io.holdwatch.deploy.stack.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether a run of the product came to what its batch must come to; a figure of a run that did not
 * is worth nothing.
 */
final class Validation {
  private Validation() {}

  /**
   * What is wrong, in words; empty where nothing is.
   *
   * @param batch what was published
   * @param seen what came of it
   * @param counted what the services counted meanwhile
   */
  static List<String> complaints(Batch batch, Observed seen, Map<Service, Counted> counted) {
    List<String> wrong = new ArrayList<>();
    if (!seen.facts.equals(new TreeMap<>(batch.facts()))) {
      wrong.add("facts are " + seen.facts + ", not " + new TreeMap<>(batch.facts()));
    }
    if (seen.rejected != 0) {
      wrong.add(seen.rejected + " events were rejected");
    }
    if (!seen.unexpected.isEmpty()) {
      wrong.add("unexpected packets: " + seen.unexpected);
    }
    once("opened", batch.late(), seen.opened, wrong);
    once("cleared as LATE", batch.late(), seen.cleared, wrong);
    once("routed OPEN", batch.late(), seen.routedOpen, wrong);
    once("routed CLOSED", batch.late(), seen.routedClosed, wrong);
    audited("packets", seen.written(Flow.PACKETS), seen.written(Flow.CLASSIFIER_AUDIT), wrong);
    audited("routed records", seen.written(Flow.OWNERS), seen.written(Flow.ROUTING_AUDIT), wrong);
    counted.forEach(
        (service, count) -> {
          if (!count.addsUp()) {
            wrong.add(service.id() + ": in is not out + rejected + dropped: " + count);
          }
        });
    Counted ingest = counted.getOrDefault(Service.INGEST, new Counted(0, 0, 0, 0));
    if (ingest.in() != batch.events().size() || ingest.out() != ingest.in()) {
      wrong.add("ingest counted " + ingest + " for " + batch.events().size() + " events");
    }
    return wrong;
  }

  private static void audited(String what, long records, long entries, List<String> wrong) {
    if (records != entries) {
      wrong.add(records + " " + what + ", but " + entries + " audit entries of them");
    }
  }

  private static void once(
      String what, Set<String> expected, Map<String, Integer> seen, List<String> wrong) {
    Map<String, Integer> odd = new HashMap<>();
    seen.forEach(
        (order, times) -> {
          if (times != 1 || !expected.contains(order)) {
            odd.put(order, times);
          }
        });
    long missing = expected.stream().filter(order -> !seen.containsKey(order)).count();
    if (!odd.isEmpty() || missing > 0) {
      wrong.add(
          what
              + ": "
              + missing
              + " of "
              + expected.size()
              + " late orders are missing; wrong or doubled are "
              + new TreeMap<>(odd).entrySet().stream().limit(3).toList());
    }
  }
}
