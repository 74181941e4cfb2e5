package io.holdwatch.audit.publish;

import io.holdwatch.audit.log.AuditLog;
import io.holdwatch.audit.log.Head;
import io.holdwatch.audit.log.Leaf;
import io.holdwatch.audit.tree.Hash;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Entries, proofs and status for auditors. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ProofController {
  private final AuditLog log;

  ProofController(AuditLog log) {
    this.log = log;
  }

  @Get("/status")
  Answers.Status status() {
    Head head = log.head();
    return new Answers.Status(
        head.size(),
        head.root().base64(),
        head.nextOffset(),
        head.missing().stream()
            .map(gap -> new Answers.Missing(gap.origin(), gap.from(), gap.to()))
            .toList(),
        head.rejected());
  }

  @Get("/entries/{index}")
  HttpResponse<?> entry(@PathVariable long index) {
    Head head = log.head();
    if (index < 0 || index >= head.size()) {
      return Problems.notFound(
          "entry " + index + " is not in a log of " + head.size() + " entries");
    }
    Leaf leaf = log.leaf(index);
    return HttpResponse.ok(
        new Answers.Entry(
            index,
            head.size(),
            Hash.leaf(leaf.bytes()).base64(),
            new String(leaf.bytes(), StandardCharsets.UTF_8),
            base64(log.proofs(head.size()).inclusion(index)),
            head.note()));
  }

  /** Without {@code to}: up to the newest checkpoint. */
  @Get("/proofs/consistency")
  HttpResponse<?> consistency(@QueryValue long from, @Nullable @QueryValue Long to) {
    long size = log.head().size();
    long later = to == null ? size : to;
    if (from < 1 || from > later || later > size) {
      return Problems.badRequest(
          "from " + from + " and to " + later + " must be 1 <= from <= to <= " + size);
    }
    return HttpResponse.ok(
        new Answers.Consistency(from, later, base64(log.proofs(later).consistency(from))));
  }

  private static List<String> base64(List<Hash> proof) {
    return proof.stream().map(Hash::base64).toList();
  }
}
