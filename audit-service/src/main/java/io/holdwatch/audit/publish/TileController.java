package io.holdwatch.audit.publish;

import io.holdwatch.audit.log.AuditLog;
import io.holdwatch.audit.log.Folder;
import io.holdwatch.audit.log.TileName;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** The log as C2SP tlog-tiles serves it. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class TileController {
  private static final String FOR_GOOD = "public, max-age=31536000, immutable";

  private final AuditLog log;
  private final Folder folder;

  TileController(AuditLog log, Folder folder) {
    this.log = log;
    this.folder = folder;
  }

  @Get("/checkpoint")
  HttpResponse<String> checkpoint() {
    return HttpResponse.ok(log.head().note())
        .contentType(MediaType.of("text/plain; charset=utf-8"))
        .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  @Get("/tile/{+path}")
  HttpResponse<?> tile(@PathVariable String path) {
    return TileName.parse("tile/" + path)
        .filter(name -> name.covers() <= log.head().size())
        .flatMap(name -> folder.read("log/" + name.path()))
        .<HttpResponse<?>>map(
            bytes ->
                HttpResponse.ok(bytes)
                    .contentType(MediaType.APPLICATION_OCTET_STREAM_TYPE)
                    .header(HttpHeaders.CACHE_CONTROL, FOR_GOOD))
        .orElseGet(
            () ->
                Problems.notFound(
                    "tile '"
                        + path
                        + "' is not in a log of "
                        + log.head().size()
                        + " entries, or a full tile has taken its place"));
  }
}
