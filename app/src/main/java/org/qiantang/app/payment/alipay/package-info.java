/** Alipay through its own SDK: its pages for desks and phones, signed notices, refunds in part or whole. */
@NullMarked
package org.qiantang.app.payment.alipay;

import org.jspecify.annotations.NullMarked;
