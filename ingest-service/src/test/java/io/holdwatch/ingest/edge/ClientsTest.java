package io.holdwatch.ingest.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ClientsTest {
  private static final Pattern TOPICS = Pattern.compile("erp[.]orders");

  @Test
  void whoComesBackIsTheSameMemberAsLongAsItReadsTheSameTopics() {
    String member = Clients.member("eu-1.blue", TOPICS);
    assertThat(Clients.member("eu-1.blue", Pattern.compile(TOPICS.pattern()))).isEqualTo(member);
    assertThat(Clients.member("eu-1.green", TOPICS)).isNotEqualTo(member);
    assertThat(Clients.member("eu-1.blue", Pattern.compile("erp[.]orders|erp[.]lines")))
        .as("a broker would leave it what it had")
        .isNotEqualTo(member);
    assertThat(member).as("what a broker takes").matches("[A-Za-z0-9._-]{1,249}");
    assertThat(Clients.instance(member)).isEqualTo("eu-1.blue");
  }
}
