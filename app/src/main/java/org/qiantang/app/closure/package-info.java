/**
 * Accounts that their people close (注销账号): what has to end first, a week to take it back, and then all that lies of the person
 * outside the journal removed step by step; what the law keeps goes when its term is over. And shops that their owners end
 * (关闭店铺): a notice of thirty days, then nothing is sold, then closed once nothing is open.
 */
@ApplicationModule(allowedDependencies = {"account", "aftersale", "catalog", "journal", "team", "web"})
@NullMarked
package org.qiantang.app.closure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
