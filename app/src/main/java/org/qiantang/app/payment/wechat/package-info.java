/** WeChat Pay (API v3) through its own SDK: a code to scan, encrypted notices, refunds in part or whole. */
@NullMarked
package org.qiantang.app.payment.wechat;

import org.jspecify.annotations.NullMarked;
