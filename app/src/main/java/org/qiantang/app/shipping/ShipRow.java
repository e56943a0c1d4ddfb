package org.qiantang.app.shipping;

/** One row of a file: the order, and what somebody typed for its parcel. The header is row 1. */
record ShipRow(int row, String orderNo, String carrier, String trackingNo) {}
