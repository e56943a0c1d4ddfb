/**
 * One show's messages to very many viewers: three classes of message, merged frames, slow readers kept in bounds. Sees
 * nothing but Netty's buffers and channels.
 */
@NullMarked
package org.qiantang.engine.fanout;

import org.jspecify.annotations.NullMarked;
