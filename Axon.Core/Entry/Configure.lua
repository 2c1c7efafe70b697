-- Applies what staff have changed. The stock moves by the difference of the capacities, and may fall below zero when more is held
-- than there is: then nobody gets in until enough has come back.
-- KEYS 1 gate, 2 places, 3 people, 4 live, 5 due, 6 ends, 7 refused
-- ARGV 1 epoch, 2 revision, 3 state, 4 opensMs, 5 closesMs, 6 capacity, 7 limit, 8 max, 9 hold seconds, 10 expiresMs
-- Answers 1 applied, 2 the gate knows something newer, 8 missing, 9 other epoch, 10 other server
local g = redis.call('HMGET', KEYS[1], 'epoch', 'server', 'rev', 'capacity')
if not g[1] then return 8 end
if string.match(redis.call('INFO', 'replication'), 'master_replid:(%x+)') ~= g[2] then return 10 end
if g[1] ~= ARGV[1] then return 9 end
if tonumber(ARGV[2]) < tonumber(g[3]) then return 2 end
redis.call('HINCRBY', KEYS[1], 'stock', ARGV[6] - g[4])
redis.call('HSET', KEYS[1], 'rev', ARGV[2], 'state', ARGV[3], 'opens', ARGV[4], 'closes', ARGV[5], 'capacity', ARGV[6],
  'limit', ARGV[7], 'max', ARGV[8], 'hold', ARGV[9], 'expires', ARGV[10])
for i = 1, 7 do redis.call('PEXPIREAT', KEYS[i], ARGV[10]) end
return 1
