package io.holdwatch.audit.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.audit.log.AuditLog;
import io.holdwatch.audit.log.LogFixture;
import io.holdwatch.audit.verify.Verifier;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(startApplication = true, transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HttpTest implements TestPropertyProvider {
  private static final int SIZE = 300;

  private final Path state = temporary();
  private final HttpClient client = HttpClient.newHttpClient();
  @Inject EmbeddedServer server;
  @Inject AuditLog log;

  @Override
  public Map<String, String> getProperties() {
    return Map.of(
        "holdwatch.state-dir",
        state.toString(),
        "holdwatch.reading",
        "false",
        "micronaut.server.port",
        "-1");
  }

  @BeforeEach
  void fill() {
    if (log.head().size() == 0) {
      log.append(LogFixture.records(0, SIZE), SIZE);
    }
  }

  @Test
  void servesCheckpointAndTilesAsTheSpecificationSays() throws Exception {
    HttpResponse<String> checkpoint = get("/checkpoint");
    assertThat(checkpoint.body()).isEqualTo(log.head().note()).startsWith("holdwatch/audit\n300\n");
    assertThat(checkpoint.headers().firstValue("content-type"))
        .hasValue("text/plain; charset=utf-8");
    for (String tile :
        new String[] {"tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/001.p/44"}) {
      HttpResponse<byte[]> answer =
          client.send(request("/" + tile), HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).as(tile).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(Files.readAllBytes(state.resolve("log").resolve(tile)));
      assertThat(answer.headers().firstValue("content-type")).hasValue("application/octet-stream");
    }
    for (String none :
        new String[] {
          "/tile/0/002", "/tile/0/0", "/tile/0/..%2f..%2fkeys%2faudit.key", "/tile/8/000"
        }) {
      HttpResponse<String> answer = get(none);
      assertThat(answer.statusCode()).as(none).isEqualTo(404);
      assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    }
  }

  @Test
  void listensToItsOwnMachineUnlessItIsToldOtherwise() {
    assertThat(server.getHost()).isEqualTo("127.0.0.1");
  }

  @Test
  void givesEntriesWithTheirProof() throws Exception {
    assertThat(get("/v1/entries/299").body())
        .contains(
            "\"index\":299,\"size\":300,\"leafHash\":\"",
            "\\\"sequence\\\":300}\"",
            "\"proof\":[\"")
        .contains(log.proofs(SIZE).inclusion(299).getFirst().base64());
    assertThat(get("/v1/entries/300").body())
        .isEqualTo(
            "{\"title\":\"Not Found\",\"status\":404,\"detail\":\"entry 300 is not in a log of 300"
                + " entries\"}");
    assertThat(get("/v1/entries/x").statusCode()).isEqualTo(400);
  }

  @Test
  void provesConsistency() throws Exception {
    assertThat(get("/v1/proofs/consistency?from=256&to=300").body())
        .isEqualTo(
            "{\"from\":256,\"to\":300,\"proof\":[\""
                + log.proofs(SIZE).consistency(256).getFirst().base64()
                + "\"]}");
    assertThat(get("/v1/proofs/consistency?from=300").body())
        .isEqualTo("{\"from\":300,\"to\":300,\"proof\":[]}");
    assertThat(get("/v1/proofs/consistency?from=0&to=5").statusCode()).isEqualTo(400);
    assertThat(get("/v1/proofs/consistency?from=5&to=301").body())
        .contains("from 5 and to 301 must be 1 <= from <= to <= 300");
  }

  @Test
  void tellsStatusHealthAndMetrics() throws Exception {
    assertThat(get("/v1/status").body())
        .isEqualTo(
            "{\"size\":300,\"rootHash\":\""
                + log.head().root().base64()
                + "\",\"nextOffset\":300,\"missing\":[],\"rejected\":0}");
    assertThat(get("/health").body()).contains("\"status\":\"UP\"");
    assertThat(get("/prometheus").body())
        .contains("holdwatch_audit_size 300.0", "holdwatch_audit_missing 0.0");
  }

  @Test
  void whatItWroteVerifiesWithThePublishedKey() throws IOException {
    assertThat(Verifier.verify(state.resolve("log"), state.resolve("keys/audit.pub")).text())
        .startsWith("verified: 300 entries");
    assertThat(Files.getPosixFilePermissions(state.resolve("keys/audit.key"))).hasSize(2);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create(server.getURL() + path)).build();
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("audit");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
