package org.qiantang.app.catalog;

/** Whether an administrator must look at new shops before they may sell. */
record Approval(boolean needed) {}
