package org.qiantang.app.aftersale;

/** Where a shop has goods sent back to: a plain row that the shop may change, never in an event. */
record ReturnPlace(String recipient, String phone, String region, String street) {}
