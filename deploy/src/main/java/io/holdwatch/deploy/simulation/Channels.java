package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.history.WorldHappening;
import io.holdwatch.deploy.simulation.history.WorldHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every announcer speaks through: the source systems' feeds and the history of the world. */
final class Channels {
  final String legalEntity;
  final WorldHistory history = new WorldHistory();
  private final Agenda agenda;
  private final List<ChangeEvent> outbox = new ArrayList<>();
  final ErpFeed erp = new ErpFeed("erp", outbox::add);
  final ErpFeed finance = new ErpFeed("finance", outbox::add);

  Channels(String legalEntity, Agenda agenda) {
    this.legalEntity = legalEntity;
    this.agenda = agenda;
  }

  /** A feed of CloudEvents of one kind. */
  CloudFeed cloud(String system, String kind) {
    return new CloudFeed(
        system + ".demo." + kind + "s",
        "/" + system + "/demo",
        "io.holdwatch.demo." + kind,
        outbox::add);
  }

  /** Ends the snapshots with which the sources begin. */
  void endSnapshots() {
    erp.endSnapshot(now());
    finance.endSnapshot(now());
  }

  /** Everything told since the last time. */
  List<ChangeEvent> drain() {
    List<ChangeEvent> told = List.copyOf(outbox);
    outbox.clear();
    return told;
  }

  Instant now() {
    return agenda.now();
  }

  /** Business key of a number. */
  String key(String number) {
    return legalEntity + ":" + number;
  }

  /** Business key of a number, where there is one. */
  @Nullable String keyOrNull(@Nullable String number) {
    return number == null ? null : key(number);
  }

  /** A row whose key is the legal entity and a number. */
  ErpFeed.Row row(String table, String column, String number) {
    return new ErpFeed.Row(table, "legal_entity", legalEntity, column, number);
  }

  /** The key of an event: the legal entity and a number. */
  Map<String, Object> cloudKey(String column, String number) {
    Map<String, Object> key = new LinkedHashMap<>();
    key.put("legal_entity", legalEntity);
    key.put(column, number);
    return key;
  }

  /** Publishes a row of the ERP and writes into the history what it says. */
  void say(ErpFeed.Row row, Map<String, @Nullable Object> columns, WorldHappening said) {
    say(erp, row, columns, said);
  }

  void say(
      ErpFeed feed, ErpFeed.Row row, Map<String, @Nullable Object> columns, WorldHappening said) {
    columns.put("changed_at", now());
    feed.put(now(), row, columns);
    history.add(said);
  }
}
