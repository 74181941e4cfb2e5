package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.finding.Cause;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.contract.packet.ExceptionPacket;
import org.jspecify.annotations.Nullable;

/**
 * A packet before it is known whether it shares its cause with others.
 *
 * @param key exception that it is about
 * @param packet as it would stand alone
 * @param cause of its finding; null where it has none of a kind that others could share
 */
record PacketDraft(ExceptionKey key, ExceptionPacket packet, @Nullable Cause cause) {}
