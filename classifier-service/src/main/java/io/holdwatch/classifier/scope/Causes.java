package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.exception.Life;
import io.holdwatch.classifier.finding.Cause;
import io.holdwatch.classifier.impact.Reporting;
import io.holdwatch.classifier.packet.LocalTimes;
import io.holdwatch.classifier.packet.PacketWriter;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.classifier.time.Earliest;
import io.holdwatch.contract.fact.Checkpoint;
import io.holdwatch.contract.packet.ActionOption;
import io.holdwatch.contract.packet.Evidence;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionState;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.LockedAction;
import io.holdwatch.contract.packet.Outcome;
import io.holdwatch.contract.packet.PacketEvent;
import io.holdwatch.contract.packet.PacketKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Exceptions that have their cause in common: from the second one on, one packet tells the cause
 * and those of its members are slim and refer to it.
 *
 * <p>A cause is told again when its open members have doubled, when time has made it another, when
 * what it rests on is no more in doubt, and when the last one is closed.
 */
final class Causes {
  /** Facts that belong to one order and therefore not to what orders share. */
  private static final Set<String> OF_ONE_ORDER =
      Set.of(
          "Order",
          "OrderLine",
          "ScheduleLine",
          "Shipment",
          "ShipmentLine",
          "Hold",
          "Approval",
          "Commitment");

  /** Facts about who buys, which those that share it need not have in common. */
  private static final Set<String> OF_ONE_CUSTOMER =
      Set.of("Customer", "Contact", "ServiceAgreement");

  /** Facts about where goods are and when they leave, which they need not have in common. */
  private static final Set<String> OF_ONE_SITE =
      Set.of("Site", "Calendar", "Wave", "Lane", "Stock", "Lot", "Reservation");

  /** As long as so many share a cause, what helps them is worked out for all of them. */
  private static final int FEW = 10;

  private final Map<ExceptionKey, Shared> shared = new HashMap<>();
  private final Map<ExceptionKey, ExceptionKey> causeOf = new HashMap<>();

  /** A cause with its open members. */
  private static final class Shared {
    private final Set<ExceptionKey> open = new TreeSet<>();
    private final Set<String> customers = new TreeSet<>();
    private final Set<String> sites = new TreeSet<>();
    private Tracked cause;

    Shared(ExceptionKey key) {
      cause = Tracked.none(key);
    }

    /** Of more than one customer or site it is only asked whether there are more. */
    void join(ExceptionKey member, ExceptionPacket packet) {
      if (open.isEmpty()) {
        customers.clear();
        sites.clear();
      }
      open.add(member);
      two(customers, packet.getCustomer());
      two(sites, packet.getSite());
    }

    private static void two(Set<String> some, @Nullable String more) {
      if (some.size() < 2) {
        some.add(String.valueOf(more));
      }
    }

    /** Whether a fact of a member may be one of all. */
    boolean common(Evidence evidence) {
      String type = evidence.getFactType();
      return !OF_ONE_ORDER.contains(type)
          && !Reporting.isOfMoney(evidence)
          && (customers.size() < 2 || !OF_ONE_CUSTOMER.contains(type))
          && (sites.size() < 2 || !OF_ONE_SITE.contains(type));
    }
  }

  /** A cause as it is to be kept, and as it was. */
  record Retold(Tracked before, Tracked after) {}

  /**
   * What is told.
   *
   * @param packets causes before their members, each member as it is told
   * @param causes that are to be kept anew
   * @param slim member packets as they are told, by exception and revision
   */
  record Told(
      List<ExceptionPacket> packets, List<Retold> causes, Map<String, ExceptionPacket> slim) {
    ExceptionPacket asTold(ExceptionPacket packet) {
      return slim.getOrDefault(id(packet), packet);
    }
  }

  /** Adds what can be done to a packet that is told in full. */
  interface Advisor {
    /**
     * @param members exceptions that have in common what the packet tells; empty: it is alone
     */
    ExceptionPacket on(PacketDraft draft, Collection<ExceptionKey> members);

    /** What must not be done, for a packet that is not told in full. */
    List<LockedAction> locked(PacketDraft draft);
  }

  private static String id(ExceptionPacket packet) {
    return packet.getExceptionId() + packet.getRevision();
  }

  static boolean isCause(ExceptionKey key) {
    return key.order().order().isEmpty();
  }

  private static ExceptionKey key(ExceptionPacket member, String causeKey) {
    return new ExceptionKey(
        member.getType(), new OrderKey(member.getScope(), ""), "cause:" + causeKey);
  }

  void restore(Tracked cause) {
    shared.computeIfAbsent(cause.key(), Shared::new).cause = cause;
  }

  /** The open exceptions that share a cause, in id order. */
  Set<ExceptionKey> open(ExceptionKey cause) {
    Shared of = shared.get(cause);
    return of == null ? Set.of() : of.open;
  }

  /** Gives back a member. */
  void member(Tracked exception) {
    ExceptionPacket last = exception.last();
    if (last != null && exception.isOpen() && last.getCauseKey() != null) {
      join(exception.key(), key(last, last.getCauseKey()), last);
    }
  }

  /** Tells what one instant led to. */
  Told tell(List<PacketDraft> drafts, Advisor advisor) {
    Map<ExceptionKey, PacketDraft> touched = new TreeMap<>();
    Set<ExceptionKey> grown = new HashSet<>();
    for (PacketDraft draft : drafts) {
      ExceptionKey left = causeOf.get(draft.key());
      Cause cause = draft.cause();
      ExceptionKey joined = cause == null ? null : key(draft.packet(), cause.key());
      if (left != null && !left.equals(joined)) {
        leave(draft.key(), left);
        touched.putIfAbsent(left, draft);
      }
      if (joined != null) {
        if (join(draft.key(), joined, draft.packet())) {
          grown.add(joined);
        }
        touched.put(joined, draft);
      }
    }
    List<ExceptionPacket> packets = new ArrayList<>();
    List<Retold> kept = new ArrayList<>();
    touched.forEach((key, draft) -> cause(key, draft, grown.contains(key), advisor, packets, kept));
    Map<String, ExceptionPacket> slim = new HashMap<>();
    Map<ExceptionKey, Integer> byThemselves = new HashMap<>();
    for (PacketDraft draft : drafts) {
      ExceptionPacket told =
          isShared(draft) ? slim(draft, advisor, byThemselves) : advisor.on(draft, List.of());
      slim.put(id(told), told);
      packets.add(told);
    }
    return new Told(packets, kept, slim);
  }

  /** Whether it is one more that shares the cause. */
  private boolean join(ExceptionKey member, ExceptionKey cause, ExceptionPacket packet) {
    shared.computeIfAbsent(cause, Shared::new).join(member, packet);
    return !cause.equals(causeOf.put(member, cause));
  }

  private void leave(ExceptionKey member, ExceptionKey cause) {
    causeOf.remove(member);
    Shared left = Objects.requireNonNull(shared.get(cause), "a member's cause is known");
    left.open.remove(member);
    if (left.open.isEmpty() && left.cause.last() == null) {
      shared.remove(cause);
    }
  }

  private boolean isShared(PacketDraft draft) {
    ExceptionKey cause = causeOf.get(draft.key());
    Shared of = cause == null ? null : shared.get(cause);
    return of != null && of.cause.isOpen();
  }

  private void cause(
      ExceptionKey key,
      PacketDraft draft,
      boolean grown,
      Advisor advisor,
      List<ExceptionPacket> packets,
      List<Retold> kept) {
    Shared of = shared.get(key);
    if (of == null) {
      return;
    }
    int members = of.open.size();
    boolean open = of.cause.isOpen();
    ExceptionPacket last = of.cause.last();
    ExceptionPacket packet = null;
    Cause cause = draft.cause();
    if (open && members == 0) {
      packet = closed(Objects.requireNonNull(last), draft.packet());
    } else if (cause != null
        && (open ? another(Objects.requireNonNull(last), draft, grown, members) : members >= 2)) {
      ExceptionPacket member = advisor.on(draft, of.open);
      packet = told(of, key, member, draft, cause);
    }
    if (packet != null) {
      Life life = of.cause.life().withRevision(packet.getRevision());
      Tracked before = of.cause;
      of.cause = new Tracked(key, life, Map.of(draft.key().id(), packet.getAt()), packet);
      packets.add(packet);
      kept.add(new Retold(before, of.cause));
    }
  }

  /**
   * Whether an open cause is no more what was told of it. What helps a few is worked out anew for
   * each that joins them.
   */
  private static boolean another(
      ExceptionPacket last, PacketDraft draft, boolean grown, int members) {
    Instant until = last.getHoldsUntil();
    return (grown && members <= FEW)
        || members >= 2 * last.getMembers()
        || (until != null && !draft.packet().getAt().isBefore(until))
        || (last.getWithheld() != null && draft.packet().getWithheld() == null);
  }

  private static ExceptionPacket told(
      Shared of, ExceptionKey key, ExceptionPacket member, PacketDraft draft, Cause cause) {
    Tracked was = of.cause;
    int members = of.open.size();
    ExceptionPacket last = was.last();
    boolean first = last == null || !was.isOpen();
    int spell = last == null ? 1 : first ? last.getSpell() + 1 : last.getSpell();
    ExceptionPacket.Builder packet =
        ExceptionPacket.newBuilder(member).setEvidence(common(of, member));
    if (of.customers.size() > 1) {
      packet
          .setCustomer(null)
          .setCustomerName(null)
          .setCustomerTier(null)
          .setCustomerStatus(null)
          .setShipTo(null)
          .setAccountOwner(null);
    }
    // What only its options rest on is not in the draft.
    PacketWriter.trust(packet, common(of, draft.packet()));
    if (of.sites.size() > 1) {
      packet.setSite(null);
    }
    if (key.type() != ExceptionType.MASTER_DATA_CONFLICT) {
      packet.setDeliveryFeasibility(null);
    }
    return packet
        .setKind(PacketKind.CAUSE)
        .setExceptionId(key.id())
        .setSubject(key.subject())
        .setOrder("")
        .setOrderNumber("")
        .setCustomerPo(null)
        .setLines(List.of())
        .setOrderValue(null)
        .setRevenueAtRisk(null)
        .setCheckpoint(Checkpoint.UNKNOWN)
        .setCheckpointAt(null)
        .setExpectedLoss(null)
        .setLossParts(List.of())
        .setLossPerHour(null)
        .setMarginEffect(null)
        .setReportedMarginEffect(null)
        .setUnvalued(null)
        .setLacking(List.of())
        .setCommitments(List.of())
        .setStockOptions(of.sites.size() > 1 ? List.of() : draft.common(member))
        .setCreditFacts(null)
        .setContractFacts(null)
        .setSpell(spell)
        .setRevision(was.life().revision() + 1)
        .setEvent(
            first ? spell == 1 ? PacketEvent.OPENED : PacketEvent.REOPENED : PacketEvent.UPDATED)
        .setSince(first ? member.getSince() : Objects.requireNonNull(last).getSince())
        .setOpenedAt(first ? member.getOpenedAt() : Objects.requireNonNull(last).getOpenedAt())
        .setMembers(members)
        .setSummary(
            LocalTimes.of(member.getSiteZone(), member.getPromiseZone(), member.getLines())
                .say(words(cause, members)))
        .build();
  }

  private static List<Evidence> common(Shared of, ExceptionPacket packet) {
    return packet.getEvidence().stream().filter(of::common).toList();
  }

  private static String words(Cause cause, int members) {
    String words = cause.words();
    return words.substring(0, 1).toUpperCase(Locale.ROOT)
        + words.substring(1)
        + ": "
        + members
        + (members == 1 ? " exception has" : " exceptions share")
        + " this cause.";
  }

  private static ExceptionPacket closed(ExceptionPacket last, ExceptionPacket member) {
    return ExceptionPacket.newBuilder(last)
        .setEvent(PacketEvent.CLEARED)
        .setState(ExceptionState.CLOSED)
        .setOutcome(Outcome.CAUSE_GONE)
        .setEndedAt(member.getAt())
        .setAt(member.getAt())
        .setRevision(last.getRevision() + 1)
        .setTrigger(member.getTrigger())
        .setPublishedAt(member.getPublishedAt())
        .setMembers(0)
        .setHoldsUntil(null)
        .setOptions(List.of())
        .setLocked(List.of())
        .build();
  }

  /**
   * The packet without what its cause tells. What must not be done hangs on the rest of its order,
   * and stands in every packet. A member that no option of the cause helps has its own options, as
   * far as such members are few enough for people to decide one by one.
   */
  private ExceptionPacket slim(
      PacketDraft draft, Advisor advisor, Map<ExceptionKey, Integer> byThemselves) {
    ExceptionKey key = Objects.requireNonNull(causeOf.get(draft.key()), "it is a member");
    Shared of = Objects.requireNonNull(shared.get(key), "of a cause");
    ExceptionPacket cause = of.cause.last();
    boolean alone =
        cause != null
            && cause.getOptions().stream().noneMatch(each -> clears(each, draft.key()))
            && cause.getWithheld() == null
            && byThemselves.merge(key, 1, Integer::sum) <= WhatIf.MOST;
    // A draft is nobody's yet, so it is changed itself.
    ExceptionPacket packet = alone ? advisor.on(draft, List.of()) : draft.packet();
    if (!alone) {
      packet.setLocked(advisor.locked(draft));
    }
    packet.setEvidence(packet.getEvidence().stream().filter(Reporting::isOfMoney).toList());
    packet.setStockOptions(draft.own(packet));
    packet.setCreditFacts(null);
    if (cause != null && of.cause.memory().containsKey(draft.key().id())) {
      Earliest first = new Earliest();
      first.add(Optional.ofNullable(packet.getHoldsUntil()));
      first.add(Optional.ofNullable(cause.getHoldsUntil()));
      packet.setHoldsUntil(first.get().orElse(null));
    }
    return packet;
  }

  private static boolean clears(ActionOption option, ExceptionKey member) {
    return option.getClears().isEmpty() || option.getClears().contains(member.id());
  }
}
