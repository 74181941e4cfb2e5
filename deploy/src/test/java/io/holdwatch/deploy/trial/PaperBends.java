package io.holdwatch.deploy.trial;

import static io.holdwatch.contract.packet.ExceptionType.COMPLIANCE_BLOCK;

import io.holdwatch.contract.fact.Compliance;
import io.holdwatch.contract.fact.Item;
import java.util.ArrayList;
import java.util.List;

/** The rules about what has to be in order besides the goods, each bent. */
final class PaperBends {
  private PaperBends() {}

  static List<Bend> all() {
    List<Bend> all = new ArrayList<>();
    all.addAll(compliance());
    return all;
  }

  private static List<Bend> compliance() {
    return List.of(
        Bend.policy(
            COMPLIANCE_BLOCK,
            "settles too long",
            1,
            "\n  COMPLIANCE_BLOCK: PT0S",
            "\n  COMPLIANCE_BLOCK: PT9H"),
        Bend.facts(
            COMPLIANCE_BLOCK, "last days ignored", 1, Compliance.class, c -> c.setValidTo(null)),
        Bend.facts(COMPLIANCE_BLOCK, "kinds ignored", 1, Compliance.class, c -> c.setKind("OTHER")),
        Bend.facts(
            COMPLIANCE_BLOCK,
            "what pends passes",
            1,
            Compliance.class,
            c -> c.setFinding(c.getFinding().equals("PENDING") ? "CLEAR" : c.getFinding())),
        Bend.facts(
            COMPLIANCE_BLOCK, "items for everybody", 1, Compliance.class, c -> c.setCustomer(null)),
        Bend.facts(
            COMPLIANCE_BLOCK,
            "rulings about orders ignored",
            1,
            Compliance.class,
            c -> c.setOrder(null)),
        Bend.facts(COMPLIANCE_BLOCK, "items ignored", 2, Compliance.class, c -> c.setItem(null)),
        Bend.facts(
            COMPLIANCE_BLOCK, "nothing is regulated", 2, Item.class, i -> i.setRegulated(false)));
  }
}
