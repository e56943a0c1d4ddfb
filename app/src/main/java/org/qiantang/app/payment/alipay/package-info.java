/** Alipay through its own SDK: a page to pay on, signed notices, refunds in part or whole. */
@NullMarked
package org.qiantang.app.payment.alipay;

import org.jspecify.annotations.NullMarked;
