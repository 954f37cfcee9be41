-- SPDX-License-Identifier: Apache-2.0
-- Posts one raw tensor again and again, and counts answers by status.

local threads = {}

function setup(thread)
   table.insert(threads, thread)
end

function init(args)
   ok, full, late, other, lastOther = 0, 0, 0, 0, 0
   wrk.method = "POST"
   wrk.headers["Content-Type"] = "application/octet-stream"
   local file = assert(io.open(args[1], "rb"))
   wrk.body = file:read("*a")
   file:close()
end

function response(status)
   if status == 200 then
      ok = ok + 1
   elseif status == 429 then
      full = full + 1
   elseif status == 504 then
      late = late + 1
   else
      other = other + 1
      lastOther = status
   end
end

function done(summary, latency, requests)
   local sums = {ok = 0, full = 0, late = 0, other = 0}
   local last = 0
   for _, thread in ipairs(threads) do
      for name, sum in pairs(sums) do
         sums[name] = sum + thread:get(name)
      end
      last = math.max(last, thread:get("lastOther"))
   end
   local errors = summary.errors
   print(string.format("load: %d requests/s; status 200: %d, 429: %d, 504: %d, other: %d (%d); connections lost: "
      .. "connect %d, read %d, write %d, timeout %d", summary.requests / (summary.duration / 1e6), sums.ok, sums.full,
      sums.late, sums.other, last, errors.connect, errors.read, errors.write, errors.timeout))
   print(string.format("load: latency in us: p50 %d, p90 %d, p99 %d, p99.9 %d, max %d", latency:percentile(50),
      latency:percentile(90), latency:percentile(99), latency:percentile(99.9), latency.max))
   local wrong = sums.late + sums.other + errors.connect + errors.read + errors.write + errors.timeout
   print("load: errors " .. wrong)
end
