package org.qiantang.event;

import java.time.Instant;

/**
 * One voucher of an order: a code for one piece of a line.
 *
 * @param codeHash HMAC-SHA-256 of the code in hexadecimal; the code itself is its buyer's, and lies beside
 * @param goodUntil the moment from which it is worth nothing
 */
public record IssuedVoucher(long voucherId, int line, String codeHash, Instant goodUntil) {}
